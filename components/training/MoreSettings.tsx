import { hyperChoices } from "@/core/contract/runs/choices.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { translator } from "@/core/contract/text.ts";
import SelectField from "../kit/SelectField.tsx";
import TextField from "../kit/TextField.tsx";
import { Columns } from "../kit/Layout.tsx";
import type { SettingsProps } from "./RunSettings.tsx";
import { rangeProblem, settingLabel } from "./setting_texts.ts";

const numbers = [
  ["maxLength", "maxLength", 1],
  ["warmupRatio", "warmup", 0.01],
  ["weightDecay", "weightDecay", 0.01],
  ["loraDropout", "loraDropout", 0.01],
] as const satisfies readonly [string, GlossaryTerm, number][];

/** The settings that only someone who knows the field looks for. */
export default function MoreSettings({ first, now, maxSteps, lang }:
  & Pick<SettingsProps, "first" | "now" | "lang">
  & { maxSteps: { first: number | null; now: number | null } }) {
  const t = translator(trainingTexts, lang);
  return (
    <Columns>
      {numbers.map(([name, term, step]) => (
        <TextField
          key={name}
          id={name}
          name={name}
          type="number"
          label={settingLabel(name, lang)}
          hint={t(`training.what.${name}`)}
          error={rangeProblem(name, now[name], lang)}
          term={term}
          lang={lang}
          min={hyperChoices[name].least}
          max={hyperChoices[name].most}
          step={step}
          required
          defaultValue={String(first[name])}
        />
      ))}
      <SelectField
        id="schedule"
        name="schedule"
        label={settingLabel("schedule", lang)}
        hint={t("training.what.schedule")}
        term="schedule"
        lang={lang}
        options={hyperChoices.schedule.map((value) => ({
          value,
          text: t(`training.schedule.${value}`),
        }))}
        chosen={first.schedule}
      />
      <TextField
        id="maxSteps"
        name="maxSteps"
        type="number"
        label={settingLabel("maxSteps", lang)}
        hint={t("training.what.maxSteps")}
        error={rangeProblem("maxSteps", maxSteps.now, lang)}
        min={1}
        step={1}
        defaultValue={maxSteps.first === null ? "" : String(maxSteps.first)}
      />
    </Columns>
  );
}
