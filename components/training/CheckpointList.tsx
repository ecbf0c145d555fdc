import type { Lang } from "@/core/contract/lang.ts";
import { lossText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { Checkpoint } from "@/core/contract/training.ts";
import Badge from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Figure, Hint, Quiet } from "../kit/Text.tsx";

/** A run's saved states, newest first, with the best one marked and a way to try each. */
export default function CheckpointList({ checkpoints, runId, projectId, lang }: {
  /** Oldest first. */
  checkpoints: readonly Checkpoint[];
  runId: string;
  projectId: string;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  if (checkpoints.length === 0) return <Hint>{t("checkpoints.none")}</Hint>;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  return (
    <>
      <ul class="ruled-lines">
        {checkpoints.toReversed().map(({ name, step, epoch, evalLoss, isBest }) => (
          <li key={name} class="flex flex-wrap items-center gap-x-3">
            <span class="min-w-24 grow">
              <span class="flex flex-wrap gap-x-2">
                {t("checkpoint.epoch", { epoch: number.format(epoch) })}
                {isBest && <Badge tone="good" icon="flag">{t("checkpoint.best")}</Badge>}
              </span>
              <span class="text-sm">
                <Quiet>{t("checkpoint.step", { step })}</Quiet>
              </span>
            </span>
            <span class="whitespace-nowrap">
              <Figure>{lossText(evalLoss, lang)}</Figure>
            </span>
            <span class="whitespace-nowrap">
              <TryForm
                runId={runId}
                projectId={projectId}
                checkpoint={name}
                label={t("checkpoint.try.what", { step })}
                text={t("checkpoint.try")}
              />
            </span>
          </li>
        ))}
      </ul>
      <Hint>{t("checkpoints.hint")}</Hint>
    </>
  );
}

/** Makes a small file of a saved state, with which the page of use can ask it. */
function TryForm({ runId, projectId, checkpoint, label, text }: {
  runId: string;
  projectId: string;
  checkpoint: string;
  label: string;
  text: string;
}) {
  return (
    <form method="post" action={`/projects/${projectId}/use`}>
      <input type="hidden" name="do" value="export" />
      <input type="hidden" name="runId" value={runId} />
      <input type="hidden" name="checkpoint" value={checkpoint} />
      <input type="hidden" name="artifacts" value="adapter-gguf" />
      <Button type="submit" isSmall look="quiet" aria-label={label} title={label}>{text}</Button>
    </form>
  );
}
