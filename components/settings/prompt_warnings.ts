import type { Lang } from "@/core/contract/lang.ts";
import {
  promptVariables,
  showsPassage,
  unknownVariables,
} from "@/core/contract/text/generator_prompts.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { translator } from "@/core/contract/text.ts";

/** What a prompt can be saved with, but hardly was meant to; an empty one is the built-in one. */
export function promptWarnings(name: string, prompt: string, lang: Lang): string[] {
  const t = translator(settingsTexts, lang);
  if (prompt.trim() === "") return [];
  const unknown = unknownVariables(prompt);
  const inBraces = (names: readonly string[]) => names.map((each) => `{${each}}`).join(", ");
  const isBlind = name === "generatorUserPrompt" && !showsPassage(prompt);
  return [
    unknown.length > 0 && t("settings.prompt.unknown", {
      names: inBraces(unknown),
      known: inBraces(promptVariables),
      count: unknown.length,
    }),
    isBlind && t("settings.prompt.no-passage", { chunk: "{chunk}" }),
  ].filter((warning) => warning !== false);
}
