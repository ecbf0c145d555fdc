import type { ComponentChildren } from "preact";
import { Columns } from "@/components/kit/Layout.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import TextAreaField from "@/components/kit/TextAreaField.tsx";
import type { Split } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { datasetTexts, splits } from "@/core/contract/text/datasets.ts";
import { translator } from "@/core/contract/text.ts";

/** What a person writes of a row. */
export interface RowEntry {
  instruction: string;
  output: string;
  split: Split;
}

const longest = 64_000;

/** Question, answer and use of a row, to be filled in. */
export default function RowFields({ prefix, row, lang, onChange, children }: {
  /** Makes the fields' ids unique on the page. */
  prefix: string;
  row: RowEntry;
  lang: Lang;
  onChange?: (change: Partial<RowEntry>) => void;
  /** What stands beside them, such as the passage that the row rests on. */
  children?: ComponentChildren;
}) {
  const t = translator(rowTexts, lang);
  const kinds = translator(datasetTexts, lang);
  return (
    <Columns atLeast="wide">
      <TextAreaField
        id={`${prefix}-instruction`}
        name="instruction"
        label={t("datasets.column.instruction")}
        rows={3}
        maxLength={longest}
        required
        value={row.instruction}
        onInput={({ currentTarget }) => onChange?.({ instruction: currentTarget.value })}
      />
      <TextAreaField
        id={`${prefix}-output`}
        name="output"
        label={t("datasets.column.output")}
        rows={3}
        maxLength={longest}
        required
        value={row.output}
        onInput={({ currentTarget }) => onChange?.({ output: currentTarget.value })}
      />
      <SelectField
        id={`${prefix}-split`}
        name="split"
        label={t("datasets.column.split")}
        term="heldOut"
        lang={lang}
        chosen={row.split}
        options={splits.map((value) => ({ value, text: kinds(`datasets.split.${value}`) }))}
        onChange={({ currentTarget }) => onChange?.({ split: currentTarget.value as Split })}
      />
      {children}
    </Columns>
  );
}
