import {
  type ExportForm as Form,
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
export default function ExportForm({ runs, outputFormat, isFirst, lang }: {
  runs: Run[];
  outputFormat: OutputFormat;
  /** Whether nothing was exported yet: then it says why this comes first. */
  isFirst: boolean;
  lang: Lang;
}) {
  const t = translator(projectPageTexts, lang);
  const usual = usualForms[outputFormat];
  const unusual = exportForms.filter((form) => !usual.includes(form));
  return (
    <form method="post" class="stack">
      {isFirst && <p>{t("use.export.why")}</p>}
      <div class="field">
        <label for="run">{t("use.export.run")}</label>
        <select id="run" name="runId">
          {runs.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </div>
      <fieldset class="stack">
        <legend>{t("use.export.forms")}</legend>
        {usual.map((form) => <FormTick key={form} form={form} isChecked lang={lang} />)}
        <details>
          <summary>{t("use.export.more")}</summary>
          <div class="details-body stack">
            {unusual.map((form) => <FormTick key={form} form={form} lang={lang} />)}
          </div>
        </details>
      </fieldset>
      <p>
        <button type="submit" name="do" value="export" class="primary">
          {t(isFirst ? "use.export.first" : "use.export.start")}
        </button>
      </p>
    </form>
  );
}

function FormTick({ form, isChecked = false, lang }: {
  form: Form;
  isChecked?: boolean;
  lang: Lang;
}) {
  const t = translator(exportTexts, lang);
  return (
    <label class="tick">
      <input type="checkbox" name="artifacts" value={form} checked={isChecked} />
      <span>
        {t(`exports.form.${form}`)}
        <span class="quiet small">{t(`exports.form.${form}.hint`)}</span>
      </span>
    </label>
  );
}
