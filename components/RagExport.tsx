import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";

/** The chunks as a file for other programs: download it, or open the folder that holds it. */
export default function RagExport({ projectId, path, lang }: {
  projectId: string;
  /** Where it lies on the computer on which Lernwerk runs. */
  path: string;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  return (
    <section class="card stack">
      <div>
        <h2>{t("documents.export")}</h2>
        <p class="quiet">{t("documents.export.hint")}</p>
      </div>
      <div class="row">
        <form method="post" action={`/api/v1/projects/${projectId}/rag-export`}>
          <button type="submit">{t("documents.export.download")}</button>
        </form>
        <form method="post" action={`/projects/${projectId}/documents`}>
          <button type="submit" name="do" value="folder">{t("documents.export.folder")}</button>
        </form>
      </div>
      <p class="quiet small">
        {t("documents.export.place")} <code class="hash">{path}</code>
      </p>
    </section>
  );
}
