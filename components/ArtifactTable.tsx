import { type Artifact, type Lang, translator } from "@/core/contract/mod.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";

/** What was exported: form, size, hash, and what can be done with it. */
export default function ArtifactTable({ artifacts, lang }: { artifacts: Artifact[]; lang: Lang }) {
  const t = translator(projectPageTexts, lang);
  const forms = translator(exportTexts, lang);
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  return (
    <div class="table-scroll">
      <table class="stacking">
        <tbody>
          {artifacts.map(({ id, form, bytes, sha256, notes }) => (
            <tr key={id}>
              <td>
                <strong>{forms(`exports.form.${form}`)}</strong>
                <div class="quiet small hash" title={sha256}>SHA-256 {sha256.slice(0, 16)}…</div>
                {notes.map((note) => (
                  <div key={note.key} class="quiet small">{forms(note.key, note.params)}</div>
                ))}
              </td>
              <td class="number" data-label={t("use.size")}>{numbers.format(bytes / 1e6)} MB</td>
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
