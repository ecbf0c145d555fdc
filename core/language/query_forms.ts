import { fold, foldSpelledUmlauts } from "./fold.ts";
import { termOf } from "./read_text.ts";
import { takeApart, writtenForms } from "./written_words.ts";

/**
 * The terms under which a word of a query may be kept, whatever language it and the texts are in:
 * as a German word, as an English one, and with its umlauts in either spelling.
 */
export function queryForms(word: string): string[] {
  const spelledOut = word.normalize("NFC").replace(/[äöü]/gi, (letter) => `${letter}e`);
  const plain = foldSpelledUmlauts(fold(word));
  const forms = [
    termOf(word, "de"),
    ...[word, plain, spelledOut].map((form) => termOf(form, "en")),
  ];
  return [...new Set(forms)].filter((form) => form !== "");
}

/** The terms of a phrase in their order, as a German text has them and as an English one. */
export function phraseForms(phrase: string): string[][] {
  const pieces = writtenForms(phrase).flatMap((form) => takeApart(form).pieces);
  const [german, english] = (["de", "en"] as const).map((language) =>
    pieces.map((piece) => termOf(piece, language)).filter((term) => term !== "")
  ) as [string[], string[]];
  return german.join(" ") === english.join(" ") ? [german] : [german, english];
}
