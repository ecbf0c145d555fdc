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

/** Fills `{name}` placeholders; an unknown name stays visible so that the fault is found. */
export function fillText(text: string, params: TextParams = {}): string {
  return text.replace(
    /\{(\w+)\}/g,
    (whole, name: string) => name in params ? String(params[name]) : whole,
  );
}

/** The texts of one area in one language, as a function. */
export function translator<Key extends string>(texts: Texts<Key>, lang: Lang): Translate<Key> {
  return (key, params) => fillText(texts[lang][key], params);
}
