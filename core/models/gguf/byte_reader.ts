import { Untrue } from "../untrue.ts";

/** Bytes that can be asked for at once: what is read from the disk at once. */
export const mostBytesAtOnce = 1024 * 1024;

/**
 * Reads a file's numbers and texts in order, little-endian. Before anything is read or allocated,
 * its size is compared with what is left of the file and of the limit.
 */
export class ByteReader implements Disposable {
  readonly size: number;
  readonly #file: Deno.FsFile;
  readonly #limit: number;
  readonly #window = new Uint8Array(mostBytesAtOnce);
  readonly #view = new DataView(this.#window.buffer);
  #start = 0;
  #length = 0;
  #position = 0;

  /** Opens a file; beyond `limit` bytes nothing of it is read. */
  constructor(path: string, { limit }: { limit: number }) {
    this.#file = Deno.openSync(path, { read: true });
    this.size = this.#file.statSync().size;
    this.#limit = Math.min(limit, this.size);
  }

  /** The place of the next byte. */
  get position(): number {
    return this.#position;
  }

  /** Bytes that may still be read. */
  get remaining(): number {
    return this.#limit - this.#position;
  }

  /** Goes to a place in the file. */
  seek(position: number): void {
    this.#position = position;
  }

  /** Passes over bytes without reading them. */
  skip(bytes: number): void {
    this.#check(bytes);
    this.#position += bytes;
  }

  uint8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  int8(): number {
    return this.#view.getInt8(this.#take(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  int16(): number {
    return this.#view.getInt16(this.#take(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  float32(): number {
    return this.#view.getFloat32(this.#take(4), true);
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  uint64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true);
  }

  int64(): bigint {
    return this.#view.getBigInt64(this.#take(8), true);
  }

  /** A count or length, which must be small enough that `each` bytes of it fit into the rest. */
  count(what: string, { each }: { each: number }): number {
    const value = this.uint64();
    if (value > BigInt(Math.floor(this.remaining / each))) {
      throw new Untrue(`${what} is ${value}, more than the file holds`);
    }
    return Number(value);
  }

  /** The next bytes, copied; no more than {@link mostBytesAtOnce}. */
  bytes(length: number): Uint8Array {
    if (length > mostBytesAtOnce) throw new RangeError(`${length} bytes at once`);
    const place = this.#take(length);
    return this.#window.slice(place, place + length);
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }

  /** Makes the next bytes available in the window and passes them; returns their place there. */
  #take(bytes: number): number {
    this.#check(bytes);
    const isInside = this.#position >= this.#start &&
      this.#position + bytes <= this.#start + this.#length;
    if (!isInside) this.#fill(bytes);
    const place = this.#position - this.#start;
    this.#position += bytes;
    return place;
  }

  #fill(bytes: number): void {
    this.#file.seekSync(this.#position, Deno.SeekMode.Start);
    this.#start = this.#position;
    this.#length = readFully(this.#file, this.#window);
    if (this.#length < bytes) throw new Untrue("the file is cut off");
  }

  #check(bytes: number): void {
    if (bytes > this.remaining) throw new Untrue("the file is cut off, or its header has no end");
  }
}

function readFully(file: Deno.FsFile, into: Uint8Array): number {
  let filled = 0;
  while (filled < into.length) {
    const read = file.readSync(into.subarray(filled));
    if (read === null) break;
    filled += read;
  }
  return filled;
}
