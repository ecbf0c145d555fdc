/** Longer lines are refused without being kept in memory. */
export const longestLineBytes = 1024 * 1024;

/** One line of a file as it stands there. */
export interface RawLine {
  /** From 1. */
  readonly line: number;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  /** Without line break; null when the line is longer than {@link longestLineBytes}. */
  readonly bytes: Uint8Array | null;
  /** Whether a line break ends it; only a file's last line has none. */
  readonly ended: boolean;
}

const newline = 0x0a;
const carriageReturn = 0x0d;

/** Cuts a stream into lines, holding at most one of them. */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  const gathered = new LineBuffer();
  for await (const piece of stream) {
    let from = 0;
    for (let at = piece.indexOf(newline); at !== -1; at = piece.indexOf(newline, from)) {
      gathered.add(piece.subarray(from, at));
      yield gathered.take(true);
      from = at + 1;
    }
    gathered.add(piece.subarray(from));
  }
  if (gathered.length > 0) yield gathered.take(false);
}

class LineBuffer {
  #pieces: Uint8Array[] = [];
  #kept = 0;
  #line = 0;
  #offset = 0;
  length = 0;

  add(piece: Uint8Array): void {
    this.length += piece.length;
    if (this.length > longestLineBytes) {
      this.#pieces = [];
      this.#kept = 0;
    } else if (piece.length > 0) {
      this.#pieces.push(piece.slice());
      this.#kept += piece.length;
    }
  }

  take(ended: boolean): RawLine {
    const raw: RawLine = {
      line: ++this.#line,
      offset: this.#offset,
      bytes: this.length > longestLineBytes ? null : this.#joined(),
      ended,
    };
    this.#offset += this.length + (ended ? 1 : 0);
    this.#pieces = [];
    this.#kept = 0;
    this.length = 0;
    return raw;
  }

  #joined(): Uint8Array {
    const bytes = new Uint8Array(this.#kept);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
  }
}
