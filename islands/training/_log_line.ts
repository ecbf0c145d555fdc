import type { Lang } from "@/core/contract/lang.ts";

const dated = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) /;

/** A line of `training.log` with its time as a clock on the wall shows it. */
export function shownLine(line: string, lang: Lang): string {
  const at = dated.exec(line)?.[1];
  return at ? `${new Date(at).toLocaleTimeString(lang)}  ${line.slice(at.length + 1)}` : line;
}
