export { detectLanguage } from "./detect_language.ts";
export { fold, foldSpelledUmlauts } from "./fold.ts";
export type { Language } from "./language.ts";
export { phraseForms, queryForms } from "./query_forms.ts";
export {
  createTextReader,
  longestTerm,
  type ReadText,
  termOf,
  type TextReader,
} from "./read_text.ts";
export { withoutStopWords } from "./stop_words.ts";
export { takeApart, writtenForms, type WrittenWord } from "./written_words.ts";
