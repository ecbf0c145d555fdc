import { exportDatasetSchema, type Lang, translator } from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";

const { format, split } = exportDatasetSchema.shape;

/** Rows as a JSONL file to be downloaded. */
export default function DataExport({ lang }: { lang: Lang }) {
  const t = translator(datasetTexts, lang);
  return (
    <form method="post" class="stack">
      <p class="quiet">{t("datasets.export.hint")}</p>
      <div class="columns">
        <div class="field">
          <label for="export-split">{t("datasets.export.split")}</label>
          <select id="export-split" name="split">
            {split.unwrap().options.map((name) => (
              <option key={name} value={name}>{t(`datasets.export.split.${name}`)}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="export-format">{t("datasets.export.format")}</label>
          <select id="export-format" name="format">
            {format.unwrap().options.map((name) => (
              <option key={name} value={name}>{t(`datasets.export.format.${name}`)}</option>
            ))}
          </select>
        </div>
      </div>
      <p>
        <button type="submit" name="do" value="export">{t("datasets.export.start")}</button>
      </p>
    </form>
  );
}
