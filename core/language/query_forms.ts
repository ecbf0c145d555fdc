import { fold, foldSpelledUmlauts } from "./fold.ts";
import { termOf } from "./read_text.ts";

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
