/** What PDFium writes for a hyphen at a line's end, after which it joins the next line. */
// deno-lint-ignore no-control-regex
const lineEndHyphen = /(\S*)[\ufffe\u0002]\s*(\p{L}*)/gu;

// deno-lint-ignore no-control-regex
const hyphenMark = /[\ufffe\u0002]/;

/** After a hyphen these begin a new word: "Vor- und Nachteile", "pre- and post-war". */
const joiningWords = /^(und|oder|bzw|sowie|bis|and|or|to)$/u;

const ligatures = /[\ufb00-\ufb06]/g;

/**
 * A line without the marks of its typesetting: words that were parted at a line's end are joined
 * ("Donau-dampf" to "Donaudampf", but "E-Mail-Adresse" keeps its hyphen), ligatures are dissolved.
 */
export function cleanLine(line: string): string {
  const joined = hyphenMark.test(line) ? line.replaceAll(lineEndHyphen, joinWord) : line;
  return joined.replaceAll(ligatures, (ligature) => ligature.normalize("NFKC")).trimEnd();
}

function joinWord(_: string, before: string, after: string): string {
  if (joiningWords.test(after)) return `${before}- ${after}`;
  const isParted = /\p{L}$/u.test(before) && /^\p{Ll}/u.test(after);
  return isParted ? before + after : `${before}-${after}`;
}
