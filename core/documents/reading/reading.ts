import type { DocumentFormat } from "@/core/contract/mod.ts";

/** A heading and where its line begins in the text (UTF-16). */
export interface Heading {
  /** 0 for a document's title, 1 for its main headings, and so on. */
  level: number;
  title: string;
  offset: number;
}

/** What a reader finds in a file. */
export interface Reading {
  format: DocumentFormat;
  /** Well-formed UTF-16, composed (NFC), lines ended by `\n`; all offsets count in this text. */
  text: string;
  /** Where each page begins; null for formats without pages. */
  pageStarts: number[] | null;
  headings: Heading[];
}

/** What every reader gives beside its format. */
export type ReadText = Omit<Reading, "format">;

/** More text than this is refused: some 20,000 pages. */
export const longestText = 2 ** 26;
