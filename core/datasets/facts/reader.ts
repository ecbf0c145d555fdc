import type { Statement } from "./fact.ts";
import type { TableCell } from "./table_cells.ts";

/** The subject of the sentence before, as the language's own reader keeps it. */
export type Before = unknown;

/** What a language brings: how its sentences, lines and tables become questions and answers. */
export interface LanguageReader {
  sentence(text: string, before: Before): { statements: readonly Statement[]; before: Before };
  pair(term: string, value: string, heading: string): Statement | null;
  cell(cell: TableCell): Statement | null;
  list(heading: string, items: readonly string[]): Statement | null;
  heading(heading: string, first: string): Statement | null;
}
