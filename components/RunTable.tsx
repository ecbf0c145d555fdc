import { type Lang, type Run, translator } from "@/core/contract/mod.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";

/** A project's runs. */
export default function RunTable({ runs, lang }: { runs: Run[]; lang: Lang }) {
  const t = translator(jobsTexts, lang);
  const pages = translator(projectPageTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  return (
    <div class="table-scroll">
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">{pages("run.name")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{pages("training.settings")}</th>
            <th scope="col">{t("started")}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ id, name, state, createdAt, hyper }) => (
            <tr key={id}>
              <td>
                <a href={`/runs/${id}`}>{name}</a>
              </td>
              <td data-label={t("state")}>{t(`state.${state}`)}</td>
              <td class="quiet" data-label={pages("training.settings")}>
                {pages("run.settings", {
                  epochs: hyper.epochs,
                  rate: hyper.learningRate.toLocaleString(lang, { maximumSignificantDigits: 3 }),
                  rank: hyper.loraRank,
                })}
              </td>
              <td class="date" data-label={t("started")}>{times.format(new Date(createdAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
