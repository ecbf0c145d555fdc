import type { Lang } from "@/core/contract/lang.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";
import type { Checkpoint } from "@/core/contract/training.ts";

/** A run's saved states, and which of them is the best. */
export default function CheckpointTable({ checkpoints, lang }: {
  checkpoints: readonly Checkpoint[];
  lang: Lang;
}) {
  const t = translator(projectPageTexts, lang);
  const numbers = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 });
  return (
    <div class="table-scroll">
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">{t("run.checkpoints")}</th>
            <th scope="col" class="number">{t("run.step")}</th>
            <th scope="col" class="number">{t("run.evalLoss")}</th>
          </tr>
        </thead>
        <tbody>
          {checkpoints.map(({ name, step, epoch, evalLoss, isBest }) => (
            <tr key={name}>
              <td>
                {t("run.epoch", { number: numbers.format(epoch) })}
                {isBest && <strong class="good">{` · ${t("run.best.mark")}`}</strong>}
              </td>
              <td class="number" data-label={t("run.step")}>{step}</td>
              <td class="number" data-label={t("run.evalLoss")}>
                {evalLoss === null ? "–" : numbers.format(evalLoss)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
