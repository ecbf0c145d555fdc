import { cappedLines, type OutputLimits } from "./_capped_lines.ts";
import { signalGroup } from "./_end_process.ts";

/** How a child ended. `signal` is set when one ended it. */
export interface ChildStatus {
  code: number;
  signal: string | null;
}

/** A running program of ours. */
export interface Child {
  readonly pid: number;
  /** Its output, line by line; to be read, or the child waits when the pipe is full. */
  readonly lines: AsyncIterable<string>;
  readonly status: Promise<ChildStatus>;
  /** The last lines that it wrote to stderr. */
  errorTail(): string[];
  /** Writes to its stdin. Silent when the child is gone: `status` tells that. */
  write(text: string): Promise<void>;
  /** Ends its stdin, by which our sidecars end at once. */
  closeInput(): Promise<void>;
  /** Asks it to end (SIGTERM; on Windows by the end of stdin) and ends it after `graceMs`. */
  stop(graceMs: number): Promise<ChildStatus>;
  /** Ends it and all that it started, at once. */
  kill(): Promise<ChildStatus>;
}

/** Lines of stderr that are kept, and of each so many bytes. */
const tailLines = 200;
const tailLineBytes = 2000;

/** Wraps a started process. `onEnd` runs once, after it and its own children are gone. */
export function wrapChild(
  process: Deno.ChildProcess,
  { limits, onErrorLine, onEnd }: {
    limits: OutputLimits;
    onErrorLine: (line: string) => void;
    onEnd: () => Promise<void>;
  },
): Child {
  const { pid } = process;
  const tail: string[] = [];
  const input = process.stdin.getWriter();
  const errorsRead = readErrors(process.stderr, tail, onErrorLine);
  const closeInput = () => input.close().catch(() => {});
  const status = (async () => {
    const { code, signal } = await process.status;
    // What it started and left behind goes with it.
    await signalGroup(pid, "SIGKILL");
    await closeInput();
    await errorsRead;
    await onEnd();
    return { code, signal: signal ?? null };
  })();
  const kill = async () => {
    await signalGroup(pid, "SIGKILL");
    return await status;
  };
  return {
    pid,
    lines: cappedLines(process.stdout, limits),
    status,
    errorTail: () => [...tail],
    write: (text) => input.write(new TextEncoder().encode(text)).catch(() => {}),
    closeInput,
    kill,
    async stop(graceMs) {
      if (Deno.build.os === "windows") await closeInput();
      else await signalGroup(pid, "SIGTERM");
      const timer = setTimeout(kill, graceMs);
      try {
        return await status;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

async function readErrors(
  stream: ReadableStream<Uint8Array>,
  tail: string[],
  onErrorLine: (line: string) => void,
): Promise<void> {
  const limits = { lineBytes: tailLineBytes, totalBytes: Infinity };
  for await (const line of cappedLines(stream, limits)) {
    tail.push(line);
    if (tail.length > tailLines) tail.shift();
    onErrorLine(line);
  }
}
