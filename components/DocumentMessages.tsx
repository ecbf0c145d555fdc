import { type DocumentInfo, type Lang, translator } from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";

/** What was just done with documents: uploaded by a plain form, or removed, with the way back. */
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
        <form
          method="post"
          action={`/documents/${removed.id}/restore`}
          class="message row spread"
        >
          <p role="status" class="file-name">
            {t("documents.removed", { name: removed.name, days: undoDays })}
          </p>
          <button type="submit">{t("documents.restore")}</button>
        </form>
      )}
      {counts.length > 0 && <p class="message" role="status">{counts.join(", ")}</p>}
    </>
  );
}
