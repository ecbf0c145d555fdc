import { basename } from "node:path";
import { lengthOf, type Sample, supervisedIn } from "../train/samples.ts";
import type { ChatEncoder } from "./encoder.ts";
import { readRows } from "./rows.ts";

/** A file as token ids, and what was left out of it. */
export interface Samples {
  rows: Sample[];
  /** Answers that were cut. */
  truncated: number;
  /** Rows left out, as the question alone is too long. */
  tooLong: number;
  /** Lines that are no rows. */
  broken: number;
}

/** Reads a file; rows that do not fit are cut or left out, counted and reported. */
export async function readSamples(
  path: string,
  encoder: ChatEncoder,
  warn: (message: string) => void,
): Promise<Samples> {
  const result: Samples = { rows: [], truncated: 0, tooLong: 0, broken: 0 };
  for await (const sample of readRows(path, encoder.encode, warn)) {
    if (sample === null) result.broken++;
    else add(result, sample, encoder);
  }
  report(basename(path), result, warn);
  return result;
}

/** Tokens of all rows, and those that a loss is taken of. */
export function countTokens({ rows }: Samples): { tokens: number; supervised: number } {
  const tokens = rows.reduce((sum, row) => sum + lengthOf(row), 0);
  return { tokens, supervised: supervisedIn(rows) };
}

function add(result: Samples, whole: Sample, encoder: ChatEncoder): void {
  const fitted = encoder.fit(whole);
  if (fitted === null) {
    result.tooLong++;
    return;
  }
  if (fitted !== whole) result.truncated++;
  result.rows.push(fitted);
}

function report(
  name: string,
  { truncated, tooLong }: Samples,
  warn: (message: string) => void,
): void {
  if (truncated > 0) {
    warn(
      `${name}: ${truncated} answers were cut at max_length; ` +
        "they do not teach the model where such an answer ends",
    );
  }
  if (tooLong > 0) {
    warn(`${name}: ${tooLong} rows are left out, the question alone fills max_length`);
  }
}
