import { type Lang, type Split, splitSchema, translator } from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";

/** Question, answer and use of a row, to be filled in. */
export default function RowFields({ prefix, row, lang }: {
  /** Makes the fields' ids unique on the page. */
  prefix: string;
  row: { instruction: string; output: string; split: Split };
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  return (
    <>
      <div class="field">
        <label for={`${prefix}-instruction`}>{t("datasets.column.instruction")}</label>
        <textarea
          id={`${prefix}-instruction`}
          name="instruction"
          rows={2}
          maxLength={64_000}
          required
        >
          {row.instruction}
        </textarea>
      </div>
      <div class="field">
        <label for={`${prefix}-output`}>{t("datasets.column.output")}</label>
        <textarea id={`${prefix}-output`} name="output" rows={3} maxLength={64_000} required>
          {row.output}
        </textarea>
      </div>
      <div class="field">
        <label for={`${prefix}-split`}>{t("datasets.column.split")}</label>
        <select id={`${prefix}-split`} name="split">
          {splitSchema.options.map((split) => (
            <option key={split} value={split} selected={split === row.split}>
              {t(`datasets.split.${split}`)}
            </option>
          ))}
        </select>
        <span class="quiet small">{t("datasets.split.tooltip")}</span>
      </div>
    </>
  );
}
