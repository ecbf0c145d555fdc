import type { Lang, TextParams } from "./lang.ts";

/** One area's texts: the same keys in every language. */
export type Texts<Key extends string> = Readonly<Record<Lang, Readonly<Record<Key, string>>>>;

/** Looks a text up and fills its placeholders. */
export type Translate<Key extends string> = (key: Key, params?: TextParams) => string;

/**
 * Declares an area's texts. German must have exactly the keys of English: a missing or a
 * superfluous text is a type error.
 */
export function defineTexts<const English extends Record<string, string>>(texts: {
  en: English;
  de: { [Key in keyof English]: string };
}): Texts<Extract<keyof English, string>> {
  return texts;
}

const placeholder = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * Fills `{name}` placeholders. `{name|run is|runs are}` chooses by the number: its first text for 1,
 * its second for every other. An unknown name stays visible so that the fault is found.
 */
export function fillText(text: string, params: TextParams, lang: Lang): string {
  return text.replace(placeholder, (whole, ...groups: string[]) => {
    const [name = "", one, other] = groups;
    const value = params[name];
    if (value === undefined) return whole;
    if (one !== undefined && other !== undefined) return String(value) === "1" ? one : other;
    return typeof value === "number" ? numberFormat(lang).format(value) : value;
  });
}

const numberFormats = new Map<Lang, Intl.NumberFormat>();

/** Made when first needed: loading the language data takes 10 ms of the program's start. */
function numberFormat(lang: Lang): Intl.NumberFormat {
  const known = numberFormats.get(lang);
  if (known) return known;
  const made = new Intl.NumberFormat(lang);
  numberFormats.set(lang, made);
  return made;
}

/** The texts of one area in one language, as a function. */
export function translator<Key extends string>(texts: Texts<Key>, lang: Lang): Translate<Key> {
  return (key, params = {}) => fillText(texts[lang][key], params, lang);
}
