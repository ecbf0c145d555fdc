import { Bitmap } from "./bitmap.ts";

/**
 * Which rows of an index may answer: those with one of these ids, or in one of these groups. Many ids
 * go from thread to thread several times as fast as one text, a JSON array.
 */
export type Allowed =
  | { ids: readonly string[] }
  | { idsAsJson: string }
  | { groups: readonly string[] };

/** Of so many long lists the rows are kept. */
const mostKept = 4;

/** What the flat file keeps of a {@link RowBook}. */
export interface RowNames {
  ids: string[];
  groups: string[];
  /** For each row the place of its group in {@link groups}. */
  groupOf: number[];
}

/**
 * Which row holds which id. A row that is removed stays where it is, marked as dead, until the rows
 * close up ({@link RowBook.compact}); an id that comes again keeps its row.
 */
export class RowBook {
  #ids: string[] = [];
  #groups: string[] = [];
  #groupOf: number[] = [];
  readonly #live = new Bitmap();
  #liveCount = 0;
  /** Made when it is first needed: a search does without. */
  #rows: Map<string, number> | null = null;
  #groupNumbers = new Map<string, number>();
  /** The rows of long lists of ids that were asked for lately, until any row changes. */
  readonly #kept = new Map<string, Bitmap>();

  /** A book of rows that are all alive. */
  static of({ ids, groups, groupOf }: RowNames): RowBook {
    const book = new RowBook();
    book.#ids = ids;
    book.#groups = groups;
    book.#groupOf = groupOf;
    book.#groupNumbers = new Map(groups.map((group, number) => [group, number]));
    for (let row = 0; row < ids.length; row++) book.#live.add(row);
    book.#liveCount = ids.length;
    return book;
  }

  /** All rows, dead ones too. */
  get rowCount(): number {
    return this.#ids.length;
  }

  get liveCount(): number {
    return this.#liveCount;
  }

  get names(): RowNames {
    return { ids: this.#ids, groups: this.#groups, groupOf: this.#groupOf };
  }

  idOf(row: number): string {
    return this.#ids[row]!;
  }

  /** The row for an id: its old one, or a new one behind all others. */
  rowFor(id: string, group: string): number {
    this.#kept.clear();
    const known = this.#rowsById().get(id);
    const row = known ?? this.#ids.length;
    this.#ids[row] = id;
    this.#groupOf[row] = this.#groupNumber(group);
    if (known === undefined) {
      this.#rowsById().set(id, row);
      this.#live.add(row);
      this.#liveCount++;
    }
    return row;
  }

  /** Rows that are there and allowed; null when that is every row. */
  eligible(allowed?: Allowed): Uint32Array | null {
    if (allowed !== undefined) return this.#keptOrMade(allowed).words;
    return this.#liveCount === this.rowCount ? null : this.#live.words;
  }

  /** Marks rows as dead; answers how many there were. */
  remove(which: Allowed): number {
    this.#kept.clear();
    const before = this.#liveCount;
    for (const row of this.#rowsOf(which)) {
      if (!this.#live.has(row)) continue;
      this.#live.delete(row);
      this.#rowsById().delete(this.#ids[row]!);
      this.#liveCount--;
    }
    return before - this.#liveCount;
  }

  /** The rows that stay when the dead ones go, in their order. */
  liveRows(): number[] {
    return Array.from(this.#ids, (_, row) => row).filter((row) => this.#live.has(row));
  }

  /** The book after the dead rows went: the rows of {@link liveRows} under new numbers. */
  compact(): RowBook {
    const book = new RowBook();
    for (const row of this.liveRows()) {
      book.rowFor(this.#ids[row]!, this.#groups[this.#groupOf[row]!]!);
    }
    return book;
  }

  #rowsById(): Map<string, number> {
    this.#rows ??= new Map(this.liveRows().map((row) => [this.#ids[row]!, row]));
    return this.#rows;
  }

  #groupNumber(group: string): number {
    const known = this.#groupNumbers.get(group);
    if (known !== undefined) return known;
    this.#groupNumbers.set(group, this.#groups.length);
    return this.#groups.push(group) - 1;
  }

  #keptOrMade(allowed: Allowed): Bitmap {
    if (!("idsAsJson" in allowed)) return this.#bitmapOf(allowed);
    const { idsAsJson } = allowed;
    const rows = this.#kept.get(idsAsJson) ?? this.#bitmapOf(allowed);
    // Behind all others: the first is the one that was asked for longest ago.
    this.#kept.delete(idsAsJson);
    this.#kept.set(idsAsJson, rows);
    for (const other of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(other);
    return rows;
  }

  #bitmapOf(allowed: Allowed): Bitmap {
    const rows = new Bitmap(this.rowCount);
    for (const row of this.#rowsOf(allowed)) rows.add(row);
    return rows;
  }

  /** The live rows of these ids or groups; an id that is named twice gives its row twice. */
  #rowsOf(which: Allowed): number[] {
    if ("groups" in which) return this.#rowsIn(which.groups);
    const ids: readonly string[] = "ids" in which ? which.ids : JSON.parse(which.idsAsJson);
    const rows = this.#rowsById();
    return ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
  }

  /** A plain loop over a byte for each group: every filtered search goes through all rows. */
  #rowsIn(groups: readonly string[]): number[] {
    const isWanted = new Uint8Array(this.#groups.length);
    for (const group of groups) {
      const number = this.#groupNumbers.get(group);
      if (number !== undefined) isWanted[number] = 1;
    }
    const rows: number[] = [];
    for (let row = 0; row < this.#groupOf.length; row++) {
      if (isWanted[this.#groupOf[row]!] === 1 && this.#live.has(row)) rows.push(row);
    }
    return rows;
  }
}
