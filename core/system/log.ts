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

/** Names of fields that hold a secret, such as `apiKey`; a number, as of `tokens`, is none. */
const secretNames = /(?:keys?|tokens?|cookies?)$|secret|password|authorization/i;

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
      sink(redact(JSON.stringify({ at, level, message, ...details }, loggable())));
    },
  };
}

/** A log that keeps nothing. */
export const silentLog: Log = { write() {} };

/**
 * The replacer of one line: a log must not fail on what it is told, be it a BigInt or a value that
 * holds itself.
 */
function loggable(): (this: unknown, name: string, value: unknown) => unknown {
  const path: { value: unknown; shown: unknown }[] = [];
  return function (name, value) {
    if (secretNames.test(name) && typeof value !== "number") return "[redacted]";
    if (typeof value === "bigint") return value.toString();
    if (typeof value !== "object" || value === null) return value;
    // `this` is what holds the value: whatever was deeper has been written.
    path.length = path.findIndex((holder) => holder.shown === this) + 1;
    if (path.some((holder) => holder.value === value)) return "[circular]";
    const shown = value instanceof Error ? partsOf(value) : value;
    path.push({ value, shown });
    return shown;
  };
}

function partsOf({ name, message, stack, cause }: Error): Record<string, unknown> {
  return { name, message, stack, cause };
}
