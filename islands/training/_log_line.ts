import type { Lang } from "@/core/contract/lang.ts";

const dated = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) /;

/** A line of `training.log` as people read it: with the time of a clock on the wall, and without braces. */
export function shownLine(line: string, lang: Lang): string {
  const at = dated.exec(line)?.[1];
  if (!at) return withoutBraces(line);
  const time = new Date(at).toLocaleTimeString(lang);
  return `${time}  ${withoutBraces(line.slice(at.length + 1))}`;
}

/** What the trainer reports in its protocol, such as "eval · step 240 · loss 0.01". */
function withoutBraces(line: string): string {
  const report = protocolLine(line);
  if (!report) return line;
  const { type, ...facts } = report;
  return [type, ...Object.entries(facts).map(([name, value]) => `${name} ${plain(value)}`)]
    .join(" · ");
}

function protocolLine(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{"type":')) return null;
  try {
    return JSON.parse(line);
  } catch {
    // A process that ends in the middle of a line leaves half of one.
    return null;
  }
}

function plain(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
