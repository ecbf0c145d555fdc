import type { RunLogPage } from "@/core/contract/mod.ts";

/** Every so many lines the place in the file is noted. */
const linesPerMark = 500;

const newline = 10;
const chunkBytes = 256 * 1024;

/** Where lines begin in one file, as far as it was read. */
interface Index {
  /** Which file it is: one that is turned over is another. */
  inode: number | null;
  /** Bytes that were read. */
  bytes: number;
  /** Whole lines in them. */
  lines: number;
  /** The place of every {@link linesPerMark}th line. */
  marks: number[];
}

const indexesAtMost = 8;

/**
 * Reads lines of logs by their number. A log of a hundred thousand lines is read through once; after
 * that only what was added to it, and from the file only the lines that are asked for.
 */
export function createLogPages(): (
  path: string,
  wanted: { from: number; count: number },
) => Promise<RunLogPage> {
  const indexes = new Map<string, Index>();

  function indexOf(path: string, inode: number | null, size: number): Index {
    const known = indexes.get(path);
    indexes.delete(path);
    const index = known && known.inode === inode && known.bytes <= size
      ? known
      : { inode, bytes: 0, lines: 0, marks: [0] };
    indexes.set(path, index);
    if (indexes.size > indexesAtMost) indexes.delete(indexes.keys().next().value!);
    return index;
  }

  const inTurn = createTurns();
  // Two that read on at once would count the same lines twice.
  return (path, wanted) => inTurn(path, () => readPage(path, wanted));

  async function readPage(
    path: string,
    { from, count }: { from: number; count: number },
  ): Promise<RunLogPage> {
    using file = await openIfThere(path);
    if (!file) return { from: 0, total: 0, lines: [] };
    const { ino, size } = await file.stat();
    const index = indexOf(path, ino, size);
    await readOn(file, index, size);
    const first = Math.max(0, Math.min(from, index.lines));
    const lines = await readLines(file, index, {
      from: first,
      count: Math.min(count, index.lines - first),
    });
    return { from: first, total: index.lines, lines };
  }
}

/** Lets work on the same thing wait for the work before it. */
function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    const isOver = () => void (last.get(key) === turn && last.delete(key));
    turn.then(isOver, isOver);
    return turn;
  };
}

async function openIfThere(path: string): Promise<Deno.FsFile | null> {
  try {
    return await Deno.open(path, { read: true });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Notes the lines that were added; a last line without its end is not counted yet. */
async function readOn(file: Deno.FsFile, index: Index, size: number): Promise<void> {
  const buffer = new Uint8Array(chunkBytes);
  await file.seek(index.bytes, Deno.SeekMode.Start);
  let place = index.bytes;
  while (place < size) {
    const read = await file.read(buffer);
    if (!read) return;
    for (let at = buffer.indexOf(newline); at >= 0 && at < read;) {
      index.lines++;
      index.bytes = place + at + 1;
      if (index.lines % linesPerMark === 0) index.marks.push(index.bytes);
      at = buffer.indexOf(newline, at + 1);
    }
    place += read;
  }
}

async function readLines(
  file: Deno.FsFile,
  { marks, bytes }: Index,
  { from, count }: { from: number; count: number },
): Promise<string[]> {
  if (count <= 0) return [];
  const mark = Math.floor(from / linesPerMark);
  const start = marks[mark] ?? 0;
  const end = marks[Math.ceil((from + count) / linesPerMark)] ?? bytes;
  const data = new Uint8Array(end - start);
  await file.seek(start, Deno.SeekMode.Start);
  let filled = 0;
  while (filled < data.length) {
    const read = await file.read(data.subarray(filled));
    if (!read) break;
    filled += read;
  }
  const skipped = from - mark * linesPerMark;
  const lines = new TextDecoder().decode(data.subarray(0, filled)).split("\n");
  return lines.slice(skipped, skipped + count);
}
