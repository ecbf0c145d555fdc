import type { Lang, TextParams } from "../lang.ts";
import { fillText } from "../text.ts";
import { errorDetailTexts } from "./error_details.ts";
import { type JobsText, jobsTexts } from "./jobs.ts";
import { overviewTexts } from "./overview.ts";
import { packTexts } from "./packs.ts";

const areas = [errorDetailTexts, jobsTexts, overviewTexts, packTexts];

/** Keys of texts that may stand inside another text. */
export type NamedKey =
  | keyof typeof errorDetailTexts.en
  | Extract<JobsText, `state.${string}`>
  | keyof typeof overviewTexts.en
  | keyof typeof packTexts.en;

/** A text by its key, so that it reads well in whatever language it is shown. */
export type NamedText = { key: NamedKey; params?: TextParams };

/** The text in one language. A key of another version of the program, from its database, shows itself. */
export function namedText({ key, params = {} }: NamedText, lang: Lang): string {
  for (const area of areas) {
    const texts: Readonly<Record<string, string>> = area[lang];
    const text = texts[key];
    if (text !== undefined) return fillText(text, params, lang);
  }
  return key;
}
