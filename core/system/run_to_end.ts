import type { Child, Spawner, SpawnOptions } from "./child_process.ts";

/** How a program that runs to its end is limited. */
export interface RunOptions extends SpawnOptions {
  /** After this time it is ended. */
  timeoutMs: number;
  /** Ends it early. */
  signal?: AbortSignal;
  /** Hears each line as it comes. */
  onLine?: (line: string) => void;
}

/** What a program did. `endedBy` tells why it did not come to its own end. */
export interface RunOutcome {
  code: number;
  lines: string[];
  errorTail: string[];
  endedBy: "timeout" | "signal" | null;
}

/** Output kept of one run; a program that runs to its end has no more to say. */
const keptBytes = 16 * 1024 * 1024;

/**
 * Runs a program until it ends, with nothing on its stdin.
 *
 * @throws {AppError} `program_missing` when there is no such program.
 */
export async function runToEnd(
  spawner: Spawner,
  [command, ...args]: readonly [string, ...string[]],
  { timeoutMs, signal, onLine = () => {}, ...options }: RunOptions,
): Promise<RunOutcome> {
  const limits = { totalBytes: keptBytes, ...options.limits };
  const child = await spawner.spawn(command, args, { ...options, limits });
  const watch = endWhen(child, { timeoutMs, ...(signal && { signal }) });
  try {
    await child.closeInput();
    const lines: string[] = [];
    for await (const line of child.lines) {
      lines.push(line);
      onLine(line);
    }
    const { code } = await child.status;
    return { code, lines, errorTail: child.errorTail(), endedBy: watch.reason() };
  } finally {
    watch.stop();
  }
}

function endWhen(child: Child, { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal }) {
  let reason: RunOutcome["endedBy"] = null;
  const end = (why: "timeout" | "signal") => {
    reason ??= why;
    void child.kill();
  };
  const onAbort = () => end("signal");
  const timer = setTimeout(() => end("timeout"), timeoutMs);
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) onAbort();
  return {
    reason: () => reason,
    stop() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}
