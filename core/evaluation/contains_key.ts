/**
 * Whether a text says one of the keys: as whole words and whole numbers, in any case, in any Unicode
 * form, with any white space. A bare `contains` would find "four" in "fourteen" and "18" in "318".
 */
export function containsKey(text: string, keys: readonly string[]): boolean {
  const plain = normalise(text);
  return keys.some((key) => patternOf(normalise(key)).test(plain));
}

function normalise(text: string): string {
  return text.normalize("NFKC").replaceAll("’", "'").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** A word may be inflected: "Thursdays" says "Thursday", "Litern" says "Liter". */
const inflection = "(?:'?s|es|e|n|en|em|er)?";

function patternOf(key: string): RegExp {
  return new RegExp(startOf(key) + RegExp.escape(key) + endOf(key), "u");
}

/** "06:40" says "6:40", "16:40" does not. */
function startOf(key: string): string {
  if (/^\d/.test(key)) return "(?<!\\d|\\d[.,:])0*";
  return /^\p{L}/u.test(key) ? "(?<![\\p{L}\\p{M}])" : "";
}

function endOf(key: string): string {
  if (/\d$/.test(key)) return "(?!\\d|[.,:]\\d)";
  return /[\p{L}\p{M}]$/u.test(key) ? `${inflection}(?![\\p{L}\\p{M}])` : "";
}
