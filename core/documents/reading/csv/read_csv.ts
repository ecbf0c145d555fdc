import { endingOf } from "@/core/contract/mod.ts";
import type { ReadText } from "../reading.ts";
import { createTextBuilder } from "../text_builder.ts";
import { decodeText } from "../text/decode_text.ts";
import { findDelimiter } from "./find_delimiter.ts";
import { parseCsv } from "./parse_csv.ts";

/**
 * Reads a table of separated values. Each record becomes one line that names its columns ("Name:
 * Anna; Age: 12"), so that every chunk of it can be understood by itself. A first record with an
 * empty or a doubled value, or only with numbers, names no columns: then lines hold the values alone.
 *
 * @throws {AppError} `document_format_unknown`, `document_too_long`
 */
export function readCsv(bytes: Uint8Array, name: string): ReadText {
  const text = decodeText(bytes);
  const { delimiter, start } = statedDelimiter(text) ??
    { delimiter: isTabbed(name) ? "\t" : findDelimiter(text), start: 0 };
  const records = parseCsv(text.slice(start), delimiter).map((record) => record.map(inOneLine));
  const first = records.next().value ?? [];
  const second = records.next().value;
  const columns = second && isHeader(first) ? first : [];
  const builder = createTextBuilder();
  if (columns.length === 0) builder.line(lineOf(first, columns));
  if (second) builder.line(lineOf(second, columns));
  for (const record of records) builder.line(lineOf(record, columns));
  return builder.finish();
}

/** Excel's own first line, such as "sep=;". */
function statedDelimiter(text: string): { delimiter: string; start: number } | null {
  const match = /^sep=(.)\r?\n/.exec(text);
  return match ? { delimiter: match[1]!, start: match[0].length } : null;
}

function isTabbed(name: string): boolean {
  return ["tsv", "tab"].includes(endingOf(name));
}

function isHeader(values: readonly string[]): boolean {
  return values.every((value) => value !== "") && new Set(values).size === values.length &&
    values.some((value) => !isNumber.test(value));
}

const isNumber = /^[-+]?[\d.,\s]+%?$/;

/** Empty values say nothing; what goes beyond the columns is kept without a name. */
function lineOf(values: readonly string[], columns: readonly string[]): string {
  return values.flatMap((value, at) => {
    if (value === "") return [];
    const column = columns[at];
    return [column === undefined ? value : `${column}: ${value}`];
  }).join("; ");
}

function inOneLine(value: string): string {
  return value.replaceAll(/\s+/g, " ").trim();
}
