/** Rows in f32 at a place of an open file, one behind the other. */
export interface FloatFile {
  file: Deno.FsFile;
  /** The first row's place in the file. */
  offset: number;
  /** Bytes from one row to the next. */
  stride: number;
  rows: number;
}

/** Rows for which memory is taken at once: many small pieces are given back to nobody. */
const rowsPerBlock = 256;

/**
 * Rows in f32 of which a search needs only a few: they stay in the file, and only those that are
 * not saved yet are kept in memory.
 */
export class StoredFloats {
  readonly #dimensions: number;
  readonly #unsaved = new Map<number, Float32Array>();
  /** Room for the next unsaved rows. */
  #block = new Float32Array(0);
  #stored: FloatFile | null;
  /** For each row its place in the file, once rows have moved. */
  #places: readonly number[] | null = null;

  constructor(dimensions: number, stored: FloatFile | null = null) {
    this.#dimensions = dimensions;
    this.#stored = stored;
  }

  get unsavedBytes(): number {
    return this.#unsaved.size * this.#dimensions * 4;
  }

  write(row: number, vector: Float32Array): void {
    const known = this.#unsaved.get(row) ?? this.#takeRoom();
    known.set(vector);
    this.#unsaved.set(row, known);
  }

  /** Writes a row's numbers into `target`; zeros where the file does not give them. */
  read(row: number, target: Float32Array): void {
    const unsaved = this.#unsaved.get(row);
    if (unsaved !== undefined) target.set(unsaved);
    else if (!this.#readFile(row, target)) target.fill(0);
  }

  compact(kept: readonly number[]): void {
    const moved = kept.map((from) => this.#unsaved.get(from));
    this.#places = kept.map((from) => this.#placeOf(from));
    this.#unsaved.clear();
    moved.forEach((vector, row) => {
      if (vector !== undefined) this.#unsaved.set(row, vector);
    });
  }

  /** The file in which all rows stand now. */
  moveTo(stored: FloatFile): void {
    this.close();
    this.#stored = stored;
    this.#places = null;
    this.#unsaved.clear();
  }

  /** Lets go of the file; rows that are only there cannot be read until {@link moveTo}. */
  close(): void {
    this.#stored?.file.close();
    this.#stored = null;
  }

  #takeRoom(): Float32Array {
    const size = this.#dimensions;
    if (this.#block.length === 0) this.#block = new Float32Array(rowsPerBlock * size);
    const room = this.#block.subarray(0, size);
    this.#block = this.#block.subarray(size);
    return room;
  }

  #placeOf(row: number): number {
    return this.#places === null ? row : this.#places[row] ?? -1;
  }

  #readFile(row: number, target: Float32Array): boolean {
    const place = this.#placeOf(row);
    if (this.#stored === null || place < 0 || place >= this.#stored.rows) return false;
    const { file, offset, stride } = this.#stored;
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    try {
      file.seekSync(offset + place * stride, Deno.SeekMode.Start);
      return file.readSync(bytes) === bytes.length;
    } catch {
      // The row's checksum tells; whoever searches learns that the file is damaged.
      return false;
    }
  }
}
