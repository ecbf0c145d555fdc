import { type DocumentInfo, type Lang, translator } from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { Button } from "../kit/Button.tsx";
import Message from "../kit/Message.tsx";

/** What was just done without a script: uploaded by the plain form, or removed, with the way back. */
export default function DocumentMessages({ removed, undoDays, uploaded, lang }: {
  removed: Pick<DocumentInfo, "id" | "name"> | null;
  /** For how long a removed document can be brought back. */
  undoDays: number;
  uploaded: { added: number; exists: number };
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const counts = (["added", "exists"] as const).filter((key) => uploaded[key] > 0)
    .map((key) => t(`documents.upload.${key}`, { count: uploaded[key] }));
  return (
    <>
      {removed && (
        <form method="post" action={`/documents/${removed.id}/restore`}>
          <Message action={<Button type="submit" icon="undo">{t("documents.restore")}</Button>}>
            {t("documents.removed", { name: removed.name, days: undoDays })}
          </Message>
        </form>
      )}
      {counts.length > 0 && <Message tone="good">{counts.join(", ")}</Message>}
    </>
  );
}
