import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button } from "../kit/Button.tsx";
import TextField from "../kit/TextField.tsx";

/** Leads to a chunk or a page by its number; a plain form where no script follows. */
export default function JumpForm({ documentId, what, total, onGo, lang }: {
  documentId: string;
  what: "chunk" | "page";
  /** The last number that there is. */
  total: number;
  onGo?: ((number: number) => void) | undefined;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  return (
    <form
      method="get"
      action={`/documents/${documentId}`}
      class="flex w-64 items-end gap-2"
      onSubmit={onGo && ((event) => {
        event.preventDefault();
        onGo(Number(new FormData(event.currentTarget).get(what)));
      })}
    >
      <TextField
        id={`jump-${what}`}
        name={what}
        type="number"
        required
        min={1}
        max={total}
        label={t(`documents.jump.${what}`, { total })}
      />
      <Button type="submit">{t("documents.jump.go")}</Button>
    </form>
  );
}
