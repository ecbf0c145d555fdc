import { type Artifact, type Lang, type Run, translator } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";

/** What was exported: form, of which run and when, size, and what can be done with it. */
export default function ArtifactTable({ artifacts, runs, lang }: {
  artifacts: Artifact[];
  /** The runs that they may be of. */
  runs: Pick<Run, "id" | "name">[];
  lang: Lang;
}) {
  const t = translator(projectPageTexts, lang);
  const forms = translator(exportTexts, lang);
  const runNames = new Map(runs.map(({ id, name }) => [id, name]));
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  return (
    <div class="table-scroll">
      <table class="stacking">
        <tbody>
          {artifacts.map(({ id, runId, form, bytes, createdAt, notes }) => (
            <tr key={id}>
              <td>
                <strong>{forms(`exports.form.${form}`)}</strong>
                <div class="quiet small">
                  {[runNames.get(runId), times.format(new Date(createdAt))]
                    .filter((part) => part !== undefined).join(" · ")}
                </div>
                {notes.map((note) => (
                  <div key={note.key} class="quiet small">{forms(note.key, note.params)}</div>
                ))}
              </td>
              <td class="number" data-label={t("use.size")}>{bytesText(bytes, lang)}</td>
              <td>
                <form method="post" class="row">
                  <input type="hidden" name="artifactId" value={id} />
                  <a class="button" href={`/api/v1/artifacts/${id}/file`}>{t("use.download")}</a>
                  <a class="button" href={`/artifacts/${id}`}>{t("use.how")}</a>
                  <button type="submit" name="do" value="folder">{t("use.folder")}</button>
                  <details>
                    <summary>{t("use.remove")}</summary>
                    <p class="small">{t("use.remove.hint")}</p>
                    <button type="submit" class="danger small" name="do" value="remove">
                      {t("use.remove.sure")}
                    </button>
                  </details>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
