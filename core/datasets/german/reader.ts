import type { LanguageReader } from "../facts/reader.ts";
export const germanReader: LanguageReader = { sentence: () => ({ statements: [], before: null }), pair: () => null, cell: () => null, list: () => null, heading: () => null };
