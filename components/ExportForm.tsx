import {
  exportForms,
  type Lang,
  type OutputFormat,
  type Run,
  translator,
  usualForms,
} from "@/core/contract/mod.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";

/** Which run is exported, and into which forms. */
export default function ExportForm({ runs, outputFormat, lang }: {
  runs: Run[];
  outputFormat: OutputFormat;
  lang: Lang;
}) {
  const t = translator(projectPageTexts, lang);
  const forms = translator(exportTexts, lang);
  return (
    <form method="post" class="stack">
      <div class="field">
        <label for="run">{t("use.export.run")}</label>
        <select id="run" name="runId">
          {runs.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </div>
      <fieldset class="stack">
        <legend>{t("use.export.forms")}</legend>
        {exportForms.map((form) => (
          <label key={form} class="tick">
            <input
              type="checkbox"
              name="artifacts"
              value={form}
              checked={usualForms[outputFormat].includes(form)}
            />
            <span>
              {forms(`exports.form.${form}`)}
              <span class="quiet small">{forms(`exports.form.${form}.hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <button type="submit" name="do" value="export" class="primary">
          {t("use.export.start")}
        </button>
      </p>
    </form>
  );
}
