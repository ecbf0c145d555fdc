/** Letters that Unicode does not take apart into a letter and a mark. */
const undivided: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/**
 * A text without what people write one way today and another way tomorrow: case, marks over and
 * under letters, ligatures, wide forms (NFKD). "Größe", "GRÖSSE" and "große" fold to one text.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // deno-lint-ignore no-control-regex
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower.normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[ßæœøđðłþı]/g, (letter) => undivided[letter]!);
}

/**
 * A folded German word with spelled-out umlauts like its umlauts: "haeuser" as "hauser". In "qu",
 * "aue" and "eue" the u is none ("Quelle", "Frauen", "neue").
 */
export function foldSpelledUmlauts(folded: string): string {
  return folded.replace(/ae|oe|(?<![aeq])ue/g, (pair) => pair[0]!);
}
