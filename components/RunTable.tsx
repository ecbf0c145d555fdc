import { type Lang, type Run, translator } from "@/core/contract/mod.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";

/** A project's runs. */
export default function RunTable({ runs, lang }: { runs: Run[]; lang: Lang }) {
  const t = translator(jobsTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  return (
    <div class="table-scroll">
      <table>
        <tbody>
          {runs.map(({ id, name, state, createdAt, hyper }) => (
            <tr key={id}>
              <td>
                <a href={`/runs/${id}`}>{name}</a>
              </td>
              <td>{t(`state.${state}`)}</td>
              <td class="quiet">
                LoRA r{hyper.loraRank} · {hyper.learningRate.toLocaleString(lang)} · {hyper.epochs}×
              </td>
              <td>{times.format(new Date(createdAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
