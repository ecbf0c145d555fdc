import { ByteRows } from "./byte_rows.ts";
import { type FlatFile, flatPlaces, openFlatFile, readAt, writeFlatFile } from "./flat_file.ts";
import { FloatRows, type VectorRows } from "./float_rows.ts";
import { Kernel } from "./kernel.ts";
import type { Kernels } from "./kernels.ts";
import { type Allowed, RowBook } from "./row_book.ts";
import { StoredFloats } from "./stored_floats.ts";
import { unitVector } from "./unit_vector.ts";

/** Up to so many rows every search reads all numbers in f32. */
const usualExactLimit = 50_000;

/** Rows that removed vectors may take up beside as many as there are left. */
const keptDeadRows = 1000;

/** What the vectors of a partition are. */
export interface PartitionOptions {
  /** The embedding model's id: vectors of two models are never compared. */
  model: string;
  dimensions: number;
  /** Rows up to which every number is read in f32; beyond, int8 finds candidates. */
  exactLimit?: number;
  /** About how many vectors will come: of many, f32 never takes up the memory first. */
  expected?: number | undefined;
}

/** A vector under its id, in a group such as its document. */
export interface VectorEntry {
  id: string;
  group: string;
  vector: ArrayLike<number>;
}

/** What a search answers. */
export interface VectorHit {
  id: string;
  /** The cosine, -1 to 1. */
  score: number;
}

/** The `k` nearest to a vector among the rows that are allowed; 1,000 at most. */
export interface NearestQuery {
  vector: ArrayLike<number>;
  k: number;
  allowed?: Allowed | undefined;
}

/** How a flat file was found; an unusable one is made anew from the database. */
export type FlatFileState = "opened" | "absent" | "unusable";

/** The vectors of one project: in memory, with a flat file that they are opened from. */
export class VectorPartition {
  readonly options: Readonly<PartitionOptions>;
  /** What the caller said last about the database that these vectors come from. */
  stamp: string | null = null;
  readonly #kernels: Kernels;
  #kernel: Kernel;
  #book = new RowBook();
  #rows: VectorRows;
  /** Behind int8 rows. */
  #floats: StoredFloats | null = null;
  #savedStamp: string | null = null;
  /** Room for the vectors of one change. */
  #batch = new Float32Array(0);
  #hasChanges = false;

  constructor(kernels: Kernels, options: PartitionOptions) {
    this.options = options;
    this.#kernels = kernels;
    this.#kernel = new Kernel(kernels, options.dimensions);
    const { exactLimit = usualExactLimit, expected = 0 } = options;
    if (expected > exactLimit) {
      this.#floats = new StoredFloats(options.dimensions);
      this.#kernel.reserve(this.#kernel.rowsAt + expected * this.#kernel.byteStride);
    }
    this.#rows = this.#floats
      ? new ByteRows(this.#kernel, this.#floats)
      : new FloatRows(this.#kernel);
  }

  /** Opens a flat file; where it is absent or unusable, the partition is empty. */
  static open(
    kernels: Kernels,
    options: PartitionOptions,
    path: string,
  ): { partition: VectorPartition; state: FlatFileState } {
    const partition = new VectorPartition(kernels, options);
    const state = partition.#load(path);
    if (state === "opened") return { partition, state };
    // Another one: what was read of a damaged file lies in the first one's memory.
    return { partition: new VectorPartition(kernels, options), state };
  }

  /** Vectors that can be found. */
  get size(): number {
    return this.#book.liveCount;
  }

  /** Whether stored numbers were found that nobody wrote: the partition must be made anew. */
  get isDamaged(): boolean {
    return this.#rows.isDamaged;
  }

  /** Whether a flat file would hold something else than the last one. */
  get isChanged(): boolean {
    return this.#hasChanges || this.stamp !== this.#savedStamp;
  }

  /** Bytes of memory that saving would free. */
  get unsavedBytes(): number {
    return this.#floats?.unsavedBytes ?? 0;
  }

  /**
   * Adds vectors, or replaces those whose id is known.
   *
   * @throws {AppError} `vector_invalid`; none of them is added then. `vectors_out_of_memory`.
   */
  set(entries: readonly VectorEntry[]): void {
    const { dimensions } = this.options;
    // One piece of memory for all batches: of many the system gets hardly any back.
    const size = entries.length * dimensions;
    if (this.#batch.length < size) this.#batch = new Float32Array(size);
    const all = this.#batch;
    const vectors = entries.map(({ vector }, at) =>
      unitVector(vector, dimensions, all.subarray(at * dimensions, (at + 1) * dimensions))
    );
    entries.forEach(({ id, group }, at) => {
      this.#rows.write(this.#book.rowFor(id, group), vectors[at]!);
    });
    this.#hasChanges ||= entries.length > 0;
    const { exactLimit = usualExactLimit } = this.options;
    if (this.#rows.kind === "floats" && this.size > exactLimit) this.#shrinkToBytes();
  }

  /** Removes vectors by their ids or groups; answers how many there were. */
  remove(which: Allowed): number {
    const removed = this.#book.remove(which);
    this.#hasChanges ||= removed > 0;
    const dead = this.#book.rowCount - this.#book.liveCount;
    if (dead > this.#book.liveCount + keptDeadRows) this.#compact();
    return removed;
  }

  /**
   * The nearest vectors by cosine, the best first; equal ones in the order in which they came.
   *
   * @throws {AppError} `vector_invalid`
   */
  search({ vector, k, allowed }: NearestQuery): VectorHit[] {
    const query = unitVector(vector, this.options.dimensions);
    const count = this.#book.rowCount;
    if (count === 0 || k < 1) return [];
    this.#kernel.setQuery(query);
    return this.#rows.best(k, { count, eligible: this.#book.eligible(allowed) })
      .map(({ row, score }) => ({ id: this.#book.idOf(row), score }));
  }

  /** Writes the flat file anew. Searching may go on meanwhile, nothing else. */
  async save(path: string): Promise<void> {
    this.#compact();
    const { floatStride, byteStride, rowsAt } = this.#kernel;
    const { kind } = this.#rows;
    const count = this.#book.rowCount;
    const bytes = count * (kind === "bytes" ? byteStride : floatStride);
    const { model, dimensions } = this.options;
    const checksum = this.#kernel.checksum(rowsAt, bytes);
    const header = { model, dimensions, kind, stamp: this.stamp, checksum, ...this.#book.names };
    await writeFlatFile(path, header, {
      strides: { floatStride, byteStride },
      rows: {
        scanned: this.#kernel.bytes(rowsAt, bytes),
        floats: kind === "bytes" ? this.#readRows(count) : [],
      },
      replace: (temporary, { floatsAt: offset }) => {
        // Windows replaces no open file; at once, so that no search meets rows without a file.
        this.#rows.close();
        Deno.renameSync(temporary, path);
        this.#floats?.moveTo({ file: openToRead(path), offset, stride: floatStride, rows: count });
      },
    });
    [this.#hasChanges, this.#savedStamp] = [false, header.stamp];
  }

  /** Gives up its file. */
  close(): void {
    this.#rows.close();
  }

  /** The same array each time: whoever takes it copies it. */
  *#readRows(count: number): Generator<Float32Array> {
    const vector = new Float32Array(this.options.dimensions);
    for (let row = 0; row < count; row++) {
      this.#rows.read(row, vector);
      yield vector;
    }
  }

  #compact(): void {
    if (this.#book.liveCount === this.#book.rowCount) return;
    this.#rows.compact(this.#book.liveRows());
    this.#book = this.#book.compact();
  }

  /** Into a memory of its own: one that has grown never becomes smaller. */
  #shrinkToBytes(): void {
    const kernel = new Kernel(this.#kernels, this.options.dimensions);
    const floats = new StoredFloats(this.options.dimensions);
    const rows = new ByteRows(kernel, floats);
    const vector = new Float32Array(this.options.dimensions);
    for (let row = 0; row < this.#book.rowCount; row++) {
      this.#rows.read(row, vector);
      rows.write(row, vector);
    }
    [this.#kernel, this.#rows, this.#floats] = [kernel, rows, floats];
  }

  #load(path: string): FlatFileState {
    let opened: FlatFile | null;
    try {
      opened = openFlatFile(path);
    } catch (error) {
      return error instanceof Deno.errors.NotFound ? "absent" : "unusable";
    }
    if (opened === null) return "unusable";
    if (this.#take(opened)) return "opened";
    opened.file.close();
    return "unusable";
  }

  /** Reads the rows of a file whose header is whole; false when they are not those it tells of. */
  #take({ file, header, headerEnd, size }: FlatFile): boolean {
    const { model, dimensions } = this.options;
    const { floatStride, byteStride, rowsAt } = this.#kernel;
    const places = flatPlaces(header, headerEnd, { floatStride, byteStride });
    if (header.model !== model || header.dimensions !== dimensions || size !== places.end) {
      return false;
    }
    this.#kernel.reserve(rowsAt + places.scannedBytes);
    const isRead = readAt(file, places.scannedAt, this.#kernel.bytes(rowsAt, places.scannedBytes));
    const checksum = this.#kernel.checksum(rowsAt, places.scannedBytes);
    if (!isRead || checksum !== header.checksum) return false;
    if (header.kind === "bytes") {
      const stored = {
        file,
        offset: places.floatsAt,
        stride: floatStride,
        rows: header.ids.length,
      };
      this.#floats = new StoredFloats(dimensions, stored);
      this.#rows = new ByteRows(this.#kernel, this.#floats);
    } else {
      file.close();
      this.#floats = null;
      this.#rows = new FloatRows(this.#kernel);
    }
    this.#book = RowBook.of(header);
    this.stamp = this.#savedStamp = header.stamp;
    return true;
  }
}

function openToRead(path: string): Deno.FsFile {
  return Deno.openSync(path, { read: true });
}
