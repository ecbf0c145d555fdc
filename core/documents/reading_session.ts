import { AppError } from "@/core/contract/mod.ts";
import type {
  FileOnDisk,
  ReaderDeps,
  ReadingSession,
  ReadOptions,
  ReadOutcome,
} from "./reader_types.ts";
import {
  lostChild,
  type ReaderChild,
  startReaderChild,
  timedLines,
  tooHeavy,
} from "./reader_child.ts";
import type { NextFile, ReadAnswer } from "./reading/read_main.ts";
import { memoryLimitText } from "./reading/refusal.ts";

interface OpenChild extends AsyncDisposable {
  child: ReaderChild;
  lines: AsyncGenerator<string, void, undefined>;
  /** How many files it has read. */
  answered: number;
}

/** Opens files; the child starts with the first that is read. */
export function openSession(
  { timeoutMs, ...deps }: ReaderDeps & { timeoutMs: number },
  files: readonly FileOnDisk[],
  { sizes, splitByFormat = true, signal }: ReadOptions,
): ReadingSession {
  let open: OpenChild | null = null;

  async function start(): Promise<OpenChild> {
    const child = await startReaderChild(deps, files.map(({ path }) => path), (paths) => ({
      files: files.map(({ path, name = path }, at) => ({ path: paths[at]!, name })),
      sizes,
      splitByFormat,
    }));
    return {
      child,
      lines: timedLines(child, { timeoutMs, signal }),
      answered: 0,
      [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
    };
  }

  async function close(): Promise<void> {
    const closing = open;
    open = null;
    await closing?.[Symbol.asyncDispose]();
  }

  async function read(at: number, password?: string): Promise<ReadOutcome> {
    signal?.throwIfAborted();
    open ??= await start();
    const { child, lines, answered } = open;
    const asked: NextFile = { at, ...(password !== undefined && { password }) };
    void child.write(`${JSON.stringify(asked)}\n`);
    const next = await lines.next().catch((error) => ({ error }));
    signal?.throwIfAborted();
    if (!("error" in next) && !next.done) {
      open.answered++;
      return outcomeOf(next.value);
    }
    const error = "error" in next ? next.error : await lostChild(child);
    await close();
    // What others before it have left in the child's memory is not this file's fault.
    return answered > 0 && !("error" in next) ? await read(at, password) : { error };
  }

  return { read, [Symbol.asyncDispose]: close };
}

function outcomeOf(line: string): ReadOutcome {
  const answer = parseAnswer(line);
  // A line that is no JSON was cut: it was longer than any answer may be.
  if (answer === null) return { error: tooHeavy(memoryLimitText) };
  if (!answer.ok) return { error: new AppError(answer.error.code, answer.error.params) };
  const { text } = answer.reading;
  const chunks = answer.chunks.map(([start, end, tokens]) => ({
    text: text.slice(start, end),
    tokens,
    start,
    end,
  }));
  return { reading: { ...answer.reading, chunks } };
}

function parseAnswer(line: string): ReadAnswer | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
