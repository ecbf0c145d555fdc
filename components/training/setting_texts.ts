import type { Lang } from "@/core/contract/lang.ts";
import { hyperChoices } from "@/core/contract/runs/choices.ts";
import { rateText, runsTexts } from "@/core/contract/text/runs.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { translator } from "@/core/contract/text.ts";
import type { Hyperparameters, RunSetting } from "@/core/contract/training.ts";

/** A setting's name. */
export function settingLabel(name: keyof Hyperparameters | "maxSteps", lang: Lang): string {
  return translator(trainingTexts, lang)(`training.hyper.${name}`);
}

/** A setting's value as people write it. */
export function settingValue(
  name: keyof Hyperparameters | "maxSteps",
  value: string | number | boolean | null,
  lang: Lang,
): string {
  if (name === "learningRate") return rateText(Number(value), lang);
  if (name === "schedule") {
    return translator(trainingTexts, lang)(
      `training.schedule.${value as Hyperparameters["schedule"]}`,
    );
  }
  if (typeof value === "number") return new Intl.NumberFormat(lang).format(value);
  return value === null ? "–" : String(value);
}

/** One setting in a line of several, such as "LoRA rank 16" or "4-bit base model". */
export function settingPhrase(
  name: RunSetting,
  value: string | number | boolean | null,
  lang: Lang,
): string | null {
  const t = translator(runsTexts, lang);
  if (name === "baseModelId") return t("setting.baseModelId", { value: String(value) });
  if (name === "datasetVersionId") return null;
  if (name === "maxSteps") {
    return value === null ? null : t("setting.maxSteps", { value: Number(value) });
  }
  const label = settingLabel(name, lang);
  if (typeof value === "boolean") return t(value ? "setting.on" : "setting.off", { label });
  return t("setting.value", { label, value: settingValue(name, value, lang) });
}

const ranged = [
  "learningRate",
  "epochs",
  "maxLength",
  "warmupRatio",
  "weightDecay",
  "loraDropout",
] as const;

type Ranged = typeof ranged[number] | "maxSteps";

/** What is wrong with a number that was entered, or null. Null is a field that may stay empty. */
export function rangeProblem(name: Ranged, value: number | null, lang: Lang): string | null {
  if (value === null || isPossible(name, value)) return null;
  const t = translator(runsTexts, lang);
  const label = settingLabel(name, lang);
  if (name === "maxSteps") return t("settings.rejected.least", { label, least: leastSteps });
  const { least, most } = hyperChoices[name];
  return t("settings.rejected", {
    label,
    least: settingValue(name, least, lang),
    most: settingValue(name, most, lang),
  });
}

const leastSteps = 1;

function isPossible(name: Ranged, value: number): boolean {
  const isWhole = Number.isInteger(value);
  if (name === "maxSteps") return isWhole && value >= leastSteps;
  const { least, most } = hyperChoices[name];
  const mustBeWhole = name === "epochs" || name === "maxLength";
  return value >= least && value <= most && (isWhole || !mustBeWhole);
}

/** A setting whose value cannot be, and why. */
export interface SettingProblem {
  name: Ranged;
  text: string;
}

/** All that is wrong with what was entered, in the order of the form. */
export function settingProblems(
  { hyper, maxSteps }: { hyper: Hyperparameters; maxSteps: number | null },
  lang: Lang,
): SettingProblem[] {
  const values: Record<Ranged, number | null> = { ...hyper, maxSteps };
  return ([...ranged, "maxSteps"] as const).flatMap((name) => {
    const text = rangeProblem(name, values[name], lang);
    return text === null ? [] : [{ name, text }];
  });
}
