import Badge from "@/components/kit/Badge.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Table, { NumberCell } from "@/components/kit/Table.tsx";
import { Code, Hint } from "@/components/kit/Text.tsx";
import type { ImportReport, LineReport } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { type RowFileText, rowFileTexts } from "@/core/contract/text/dataset_files.ts";
import { translator } from "@/core/contract/text.ts";

/** What became of the lines of an imported file; every line that is broken, with the reason. */
export default function ImportOutcome({ report, lang }: { report: ImportReport; lang: Lang }) {
  const t = translator(rowFileTexts, lang);
  const { added, duplicates, refused, problems, reportPath } = report;
  const noted = Object.values(report.byProblem).reduce((sum, count) => sum + count, 0);
  return (
    <Stack>
      <ul class="bullets">
        <li>{t("datasets.report.added", { count: added })}</li>
        {duplicates > 0 && <li>{t("datasets.report.duplicates", { count: duplicates })}</li>}
        {refused > 0 && <li>{t("datasets.report.refused", { count: refused })}</li>}
      </ul>
      {problems.length > 0 && (
        <Table
          caption={t("datasets.lines")}
          columns={[
            { text: t("datasets.line"), isNumber: true },
            { text: t("datasets.line.problem") },
            { text: t("datasets.line.kept") },
          ]}
        >
          {problems.map((problem, at) => <LineRow key={at} report={problem} lang={lang} />)}
        </Table>
      )}
      {noted > problems.length && reportPath && (
        <Hint>
          {t("datasets.lines.more", { shown: problems.length, count: noted })}{" "}
          <Code>{reportPath}</Code>
        </Hint>
      )}
    </Stack>
  );
}

function LineRow({ report: { line, problem, kept }, lang }: { report: LineReport; lang: Lang }) {
  const t = translator(rowFileTexts, lang);
  const reason: RowFileText = `datasets.problem.${problem}`;
  return (
    <tr>
      <NumberCell>{line}</NumberCell>
      <td>{t(reason)}</td>
      <td>
        <Badge tone={kept ? "good" : "bad"}>
          {t(kept ? "datasets.line.kept.yes" : "datasets.line.kept.no")}
        </Badge>
      </td>
    </tr>
  );
}
