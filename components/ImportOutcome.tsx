import type { ImportReport, LineReport } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { type DatasetText, datasetTexts } from "@/core/contract/text/datasets.ts";
import { translator } from "@/core/contract/text.ts";

/** What became of the lines of an imported file; every line that is broken, with the reason. */
export default function ImportOutcome({ report, lang }: { report: ImportReport; lang: Lang }) {
  const t = translator(datasetTexts, lang);
  const { added, duplicates, refused, problems, reportPath } = report;
  const noted = Object.values(report.byProblem).reduce((sum, count) => sum + count, 0);
  return (
    <div class="stack">
      <ul>
        <li>{t("datasets.report.added", { count: added })}</li>
        {duplicates > 0 && <li>{t("datasets.report.duplicates", { count: duplicates })}</li>}
        {refused > 0 && <li>{t("datasets.report.refused", { count: refused })}</li>}
      </ul>
      {problems.length > 0 && (
        <div class="table-scroll scroll-tall" tabIndex={0}>
          <table>
            <caption>{t("datasets.lines")}</caption>
            <thead>
              <tr>
                <th scope="col" class="number">{t("datasets.line")}</th>
                <th scope="col">{t("datasets.line.problem")}</th>
                <th scope="col">{t("datasets.line.kept")}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map((problem, at) => <LineRow key={at} report={problem} lang={lang} />)}
            </tbody>
          </table>
        </div>
      )}
      {noted > problems.length && reportPath && (
        <p class="small">
          {t("datasets.lines.more", { shown: problems.length, count: noted })}{" "}
          <code class="hash">{reportPath}</code>
        </p>
      )}
    </div>
  );
}

function LineRow({ report: { line, problem, kept }, lang }: { report: LineReport; lang: Lang }) {
  const t = translator(datasetTexts, lang);
  const reason: DatasetText = `datasets.problem.${problem}`;
  return (
    <tr>
      <td class="number">{line}</td>
      <td>{t(reason)}</td>
      <td class={kept ? "good" : "bad-text"}>
        {t(kept ? "datasets.line.kept.yes" : "datasets.line.kept.no")}
      </td>
    </tr>
  );
}
