import type { Lang, PreflightCheck } from "@/core/contract/mod.ts";
import type { TrainingText } from "@/core/contract/text/training.ts";
import { check, goTo } from "./_check.ts";
import type { TrainableModel } from "./ports.ts";

/**
 * Warns when the model does not know the language of the data. Null where the model's file states no
 * languages or that of the data cannot be told: nothing is guessed.
 */
export function checkLanguage(
  { languages }: Pick<TrainableModel, "languages">,
  data: Lang | null,
): PreflightCheck<TrainingText> | null {
  if (data === null || !languages || languages.length === 0) return null;
  const known = languages.map(baseCode);
  if (known.includes(data)) return check("ok", "training.check.language.ok");
  const isEnglishOnly = known.every((code) => code === "en");
  return isEnglishOnly
    ? check("warning", "training.check.language.englishOnly", goTo("model"))
    : check("warning", `training.check.language.${data}`, goTo("model"));
}

/** Model cards write "de", "de-DE" or "German"'s three letters, "deu". */
function baseCode(language: string): string {
  const code = language.toLowerCase().split(/[-_]/u)[0] ?? "";
  return threeLetters[code] ?? code;
}

const threeLetters: Readonly<Record<string, string>> = {
  eng: "en",
  english: "en",
  deu: "de",
  ger: "de",
  german: "de",
};
