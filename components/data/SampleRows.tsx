import Table from "@/components/kit/Table.tsx";
import { SectionTitle } from "@/components/kit/Text.tsx";
import type { TriedRow } from "@/core/contract/generator_trial.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";

/** A few rows to look at. */
export default function SampleRows({ rows, title, lang }: {
  rows: readonly TriedRow[];
  title: string;
  lang: Lang;
}) {
  const t = translator(rowTexts, lang);
  return (
    <div>
      <SectionTitle level={3}>{title}</SectionTitle>
      <Table
        caption={title}
        columns={[
          { text: t("datasets.column.instruction") },
          { text: t("datasets.column.output") },
          { text: t("datasets.column.quote") },
        ]}
      >
        {rows.map(({ instruction, output, quote }, at) => (
          <tr key={at}>
            <td>{instruction}</td>
            <td>{output}</td>
            <td class="quiet">{quote ?? t("datasets.no-quote")}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
