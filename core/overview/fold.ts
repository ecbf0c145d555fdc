/**
 * A text as it is compared when something is looked for: without case and marks, and the umlauts
 * like their vowels, however they were typed ("Übung", "ubung" and "uebung" are one word).
 *
 * The beginning of a text folds to the beginning of the folded text, so that what is found while a
 * person types is what they are typing.
 */
export function fold(text: string): string {
  return text.replaceAll(/[ßẞ]/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replaceAll("æ", "a").replaceAll("ø", "o").replaceAll("œ", "o")
    .replace(/([aou])e/g, "$1").replace(/\s+/g, " ").trim();
}
