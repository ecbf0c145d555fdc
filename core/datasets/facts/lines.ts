import type { Span } from "./fact.ts";

/** A line with its place; `text` is what is to be read of it. */
export interface Line extends Span {
  readonly text: string;
}

/** The marks of a fence around code, and what stands behind them: a language, where it begins. */
const fence = /^\s*(```|~~~)\s*(\S*)/u;

/** The marks of the fence that a chunk begins inside of: it closes more of them than it opens. */
function fenceAtStart(pieces: readonly string[]): string | null {
  const fences = pieces.map((piece) => piece.match(fence)).filter((match) => match !== null);
  const [first] = fences;
  return first && fences.length % 2 === 1 && first[2] === "" ? first[1] ?? null : null;
}

/** A text's lines; fenced code counts as blank, for it states nothing that could be asked for. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const pieces = text.split("\n");
  let start = 0;
  let fenced = fenceAtStart(pieces);
  for (const piece of pieces) {
    const mark = piece.match(fence)?.[1] ?? null;
    const isCode = fenced !== null || mark !== null;
    const shown = isCode ? "" : piece.replace(/\r$/u, "");
    lines.push({ start, end: start + piece.length, text: shown });
    if (fenced === null) fenced = mark;
    else if (fenced === mark) fenced = null;
    start += piece.length + 1;
  }
  return lines;
}
