import type { Block, Cell } from "./blocks.ts";
import { calendarKind } from "./calendar_text.ts";
import type { Span } from "./fact.ts";
import { normalise } from "./fact.ts";
import { isName, keyColumn } from "./table_key.ts";

/** A cell as a statement about its row. */
export interface TableCell {
  /** What the row is about: the text of its cell in the column that names. */
  readonly name: string;
  /** That column's label. */
  readonly kind: string;
  readonly label: string;
  readonly value: string;
}

/** What a table says: a term with its value, or a cell with its row and column. */
export type TableEntry =
  | { readonly form: "pair"; readonly term: string; readonly value: string; readonly quote: Span }
  | { readonly form: "cell"; readonly cell: TableCell; readonly quote: Span };

type Row = readonly Cell[];
type Table = Block & { kind: "table" };

const longestValue = 160;
const longestName = 60;

/** Labels of a column that explains the first one: such a table is a list of terms. */
const meaning =
  /^(?:bedeutung|definition|erklärung|beschreibung|wert|angabe|zweck|inhalt|was es (?:ist|tut|macht|bedeutet)|meaning|description|explanation|value|details?|purpose|contents?|what it (?:is|does|means|holds))$/iu;

/** The entries of a table. `text` is the chunk's, in which names may be written otherwise. */
export function tableEntries({ rows, ruled, start, end }: Table, text: string): TableEntry[] {
  const [head, ...body] = rows;
  if (!head || isTorn(text.slice(start, end), ruled)) return [];
  if (!isHeader(head, body, ruled)) return (ruled ? body : rows).flatMap(pairEntry);
  if (head.length === 2 && meaning.test(head[1]!.text)) return body.flatMap(pairEntry);
  const key = keyColumn(head, body);
  const known = Map.groupBy(body, (row) => normalise(row[key]?.text ?? ""));
  return body.filter((row) => known.get(normalise(row[key]?.text ?? ""))?.length === 1)
    .flatMap((row) => rowEntries(row, { head, body, key, text }));
}

/** A table with the marks of Markdown but without the rule under its head: the head was cut off. */
function isTorn(table: string, ruled: boolean): boolean {
  return !ruled && table.trimStart().startsWith("|");
}

function pairEntry([term, value]: Row): TableEntry[] {
  if (!term || !value || !/\p{L}/u.test(term.text) || value.text.length > longestValue) return [];
  return [{ form: "pair", term: term.text, value: value.text, quote: spanOf(term, value) }];
}

interface Columns {
  readonly head: Row;
  readonly body: readonly Row[];
  readonly key: number;
  readonly text: string;
}

function rowEntries(row: Row, { head, body, key, text }: Columns): TableEntry[] {
  const name = row[key];
  if (!name || name.text.length > longestName) return [];
  if (!isName(name.text) && calendarKind(name.text) !== "date") return [];
  return row.flatMap((cell, at): TableEntry[] => {
    const label = head[at]?.text ?? "";
    const isShort = cell.text.length <= longestValue && /[\p{L}\p{N}]/u.test(cell.text);
    if (at === key || label === "" || !isShort || isCounter(body, at)) return [];
    const kind = head[key]?.text ?? "";
    const written = { name: asWritten(name.text, text), kind, label, value: cell.text };
    return [{ form: "cell", cell: written, quote: spanOf(name, cell) }];
  });
}

function spanOf(one: Span, other: Span): Span {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

/** 1, 2, 3 …: the rows' numbers say nothing about what they name. */
function isCounter(body: readonly Row[], at: number): boolean {
  return body.length > 1 &&
    body.every((row, index) => row[at]?.text.replace(/\.$/u, "") === `${index + 1}`);
}

/** A name that the sentences around begin with a small letter is written so. */
function asWritten(name: string, text: string): string {
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  const [before = "", after] = text.split(` ${small}`, 2);
  const isInside = after !== undefined && /\p{L}$/u.test(before) && !/^\p{L}/u.test(after);
  return isInside ? small : name;
}

/**
 * A header row names columns: its cells are words while a column below holds figures, or a rule
 * follows it, or more than two columns are named.
 */
function isHeader(head: Row, body: readonly Row[], ruled: boolean): boolean {
  const figure = (cell: Cell | undefined) => /\d/u.test(cell?.text ?? "");
  const words = head.slice(1).every((cell) => !figure(cell) || /[(\[]/u.test(cell.text));
  return words &&
    (head.length > 2 || ruled && head.every(({ text }) => text !== "") ||
      head.some(({ text }) => meaning.test(text)) ||
      body.some((row) => row.slice(1).some(figure)));
}
