import type { Lang } from "@/core/contract/lang.ts";
import { expectedSeconds, type Pace, runNumbers } from "@/core/contract/runs/numbers.ts";
import { type PresetName, presetNames, withPreset } from "@/core/contract/runs/presets.ts";
import { runsTexts, timeRangeText } from "@/core/contract/text/runs.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { translator } from "@/core/contract/text.ts";
import type { Hyperparameters } from "@/core/contract/training.ts";
import { Columns } from "../kit/Layout.tsx";

/** Three ready-made settings with how long each will take; without scripts they are links. */
export default function PresetChoice({ usual, chosen, data, pace, onChoose, lang }: {
  /** The settings that suit model, data and computer. */
  usual: Hyperparameters;
  chosen: PresetName | null;
  data: { rows: number; tokens: number };
  pace: Pace | null;
  onChoose(name: PresetName): void;
  lang: Lang;
}) {
  const t = translator(trainingTexts, lang);
  const label = translator(runsTexts, lang)("preset");
  return (
    <div role="group" aria-label={label}>
      <Columns atLeast="narrow">
        {presetNames.map((name) => {
          const { hyper, maxSteps } = withPreset(name, usual);
          const numbers = runNumbers(hyper, data.rows, maxSteps);
          const time = pace && data.rows > 0 && expectedSeconds(pace, {
            ...data,
            ...numbers,
            gradientCheckpointing: hyper.gradientCheckpointing,
          });
          return (
            <a
              key={name}
              class="preset"
              href={`?preset=${name}`}
              aria-current={name === chosen ? "true" : undefined}
              onClick={(event) => {
                event.preventDefault();
                onChoose(name);
              }}
            >
              <strong>{t(`training.preset.${name}`)}</strong>
              {time && <span class="preset-time">{timeRangeText(time, lang)}</span>}
              <span class="fine">
                {t(`training.preset.${name}.what`, {
                  epochs: hyper.epochs,
                  steps: maxSteps ?? numbers.steps,
                })}
              </span>
            </a>
          );
        })}
      </Columns>
    </div>
  );
}
