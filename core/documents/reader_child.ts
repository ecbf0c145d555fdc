import { AppError } from "@/core/contract/mod.ts";
import type { Child } from "@/core/system/mod.ts";
import { reachablePaths } from "./reachable.ts";
import type { ReaderDeps } from "./reader_types.ts";
import type { ReadRequest } from "./reading/read_main.ts";
import { memoryLimitText } from "./reading/refusal.ts";

/** A reader child, which is gone at the end of its scope. */
export interface ReaderChild extends Child, AsyncDisposable {}

/** A text of the allowed length in JSON has at most this many bytes, or nearly so. */
const longestLine = 300 * 1024 * 1024;

/** Starts a reader child for files; `ask` says what is wanted of them, named as the child does. */
export async function startReaderChild(
  { spawner, command }: Pick<ReaderDeps, "spawner" | "command">,
  files: readonly string[],
  ask: (paths: readonly string[]) => ReadRequest,
): Promise<ReaderChild> {
  await using held = new AsyncDisposableStack();
  const { paths, cwd } = held.use(await reachablePaths(files, command));
  const { command: program, args, env } = command(paths);
  const limits = { lineBytes: longestLine, totalBytes: Infinity };
  const child = await spawner.spawn(program, args, { env, limits, ...(cwd && { cwd }) });
  held.defer(async () => void await child.kill());
  // Nobody waits until it is read: a child that hangs is ended while it owes us a line.
  void child.write(`${JSON.stringify(ask(paths))}\n`);
  const used = held.move();
  return { ...child, [Symbol.asyncDispose]: () => used.disposeAsync() };
}

/** How long a child may take for a line, and what ends it early. */
export interface LineLimits {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * A child's lines.
 *
 * @throws {AppError} `document_too_heavy` when the next one does not come in time; the signal's
 * reason once it is aborted. The child is ended in both cases.
 */
export async function* timedLines(
  child: Child,
  { timeoutMs, signal }: LineLimits,
): AsyncGenerator<string, void, undefined> {
  const end = () => void child.kill();
  let isLate = false;
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted) end();
  try {
    const lines = child.lines[Symbol.asyncIterator]();
    while (true) {
      const timer = setTimeout(() => {
        isLate = true;
        end();
      }, timeoutMs);
      const next = await lines.next().finally(() => clearTimeout(timer));
      signal?.throwIfAborted();
      if (isLate) throw tooHeavy(`${Math.round(timeoutMs / 1000)} s`);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

/** A child that ends without an answer was ended for want of memory, by V8 or by the kernel. */
export async function lostChild(child: Child): Promise<Error> {
  const { code } = await child.status;
  const errors = child.errorTail().slice(-20).join("\n");
  const cause = new Error(`The reader ended with code ${code}: ${errors}`);
  const hasCrashed = code >= 128 || /out of memory|allocation fail/i.test(cause.message);
  return hasCrashed ? tooHeavy(memoryLimitText, cause) : cause;
}

/** A file that takes more than it may. */
export function tooHeavy(limit: string, cause?: Error): AppError {
  return new AppError("document_too_heavy", { limit }, cause && { cause });
}
