export { fold } from "./fold.ts";
export type { Language } from "./language.ts";
export { queryForms } from "./query_forms.ts";
export { createTextReader, type ReadText, type TextReader } from "./read_text.ts";
export { withoutStopWords } from "./stop_words.ts";
export { takeApart, writtenForms, type WrittenWord } from "./written_words.ts";
