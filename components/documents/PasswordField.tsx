import type { ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import TextField from "../kit/TextField.tsx";

/** Asks for the password that opens a document. */
export default function PasswordField({ document, lang }: {
  document: ShownDocument;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  return (
    <TextField
      id={`password-${document.id}`}
      name="password"
      type="password"
      label={t("documents.password")}
      required
      maxLength={255}
      autocomplete="off"
    />
  );
}
