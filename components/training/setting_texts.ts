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

/** What is wrong with a number that was entered, or null. */
export function rangeProblem(
  name: "learningRate" | "epochs" | "maxLength" | "loraDropout" | "warmupRatio" | "weightDecay",
  value: number,
  lang: Lang,
): string | null {
  const { least, most } = hyperChoices[name];
  const isWhole = name !== "epochs" && name !== "maxLength" || Number.isInteger(value);
  if (value >= least && value <= most && isWhole) return null;
  return translator(runsTexts, lang)("settings.rejected", {
    label: settingLabel(name, lang),
    least: settingValue(name, least, lang),
    most: settingValue(name, most, lang),
  });
}
