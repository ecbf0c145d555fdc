import type { Clock } from "./clock.ts";

/** How much a line matters. */
export type LogLevel = "debug" | "info" | "warning" | "error";

/** The program's own log, for whoever has to find out what went wrong. */
export interface Log {
  write(level: LogLevel, message: string, details?: Record<string, unknown>): void;
}

/** What looks like a key or a token: provider keys, bearer tokens, our own secrets. */
const secretPattern =
  /\b(?:sk|pk|rk|hf|ghp|xox[a-z])[-_][\w-]{8,}|\bBearer\s+[\w.~+/-]{8,}=*|[?&]token=[\w-]+/g;

const secretNames = /key|token|secret|password|authorization|cookie/i;

/** Replaces secrets in a text by `[redacted]`. */
export function redact(text: string): string {
  return text.replace(secretPattern, "[redacted]");
}

/** A log that hands each line, as JSON with secrets removed, to `sink`. */
export function createLog(
  { clock, sink, least = "info" }: { clock: Clock; sink: (line: string) => void; least?: LogLevel },
): Log {
  const order: LogLevel[] = ["debug", "info", "warning", "error"];
  return {
    write(level, message, details) {
      if (order.indexOf(level) < order.indexOf(least)) return;
      const at = clock.now().toISOString();
      sink(redact(JSON.stringify({ at, level, message, ...details }, loggable)));
    },
  };
}

/** A log that keeps nothing. */
export const silentLog: Log = { write() {} };

function loggable(name: string, value: unknown): unknown {
  if (secretNames.test(name)) return "[redacted]";
  if (value instanceof Error) {
    return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  }
  return value;
}
