import { parseCsv } from "./parse_csv.ts";

const delimiters = [",", ";", "\t", "|"] as const;
/** As many characters and records as tell it. */
const sampleLength = 64 * 1024;
const sampleRecords = 50;

/**
 * The character that separates a table's values: the one by which most records have the same number
 * of them, and of several such the one that makes most values. A comma where nothing separates.
 */
export function findDelimiter(text: string): string {
  const sample = text.slice(0, sampleLength);
  const scores = delimiters.map((delimiter) => ({ delimiter, ...scoreOf(sample, delimiter) }));
  const [best] = scores.toSorted((a, b) => b.agreeing - a.agreeing || b.columns - a.columns);
  return best && best.agreeing > 0 ? best.delimiter : ",";
}

/** The share of records with the commonest number of values; 0 where that is one. */
function scoreOf(sample: string, delimiter: string): { agreeing: number; columns: number } {
  const counts = parseCsv(sample, delimiter).take(sampleRecords).map(({ length }) => length)
    .toArray();
  const byCount = Map.groupBy(counts, (count) => count);
  const [columns, agreeing] = [...byCount].map(([count, { length }]) => [count, length] as const)
    .toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { columns, agreeing: columns > 1 ? agreeing / counts.length : 0 };
}
