import type { EvaluationCase } from "@/core/contract/mod.ts";

/** A row of training data that was held out. */
export interface HeldOutRow {
  instruction: string;
  output: string;
}

/**
 * Makes a case of a held-out row. Its key is what the answer adds to the question: the numbers that
 * the question lacks, else the names, else the last word.
 */
export function caseOfRow({ instruction, output }: HeldOutRow): EvaluationCase {
  return { question: instruction, keys: [keyOf(instruction, output)] };
}

interface Word {
  text: string;
  start: number;
  end: number;
}

function keyOf(question: string, answer: string): string {
  const asked = new Set(wordsOf(question).map(({ text }) => fold(text)));
  const added = wordsOf(answer).filter(({ text }) => !asked.has(fold(text)));
  const numbers = added.filter(({ text }) => /\p{N}/u.test(text));
  if (numbers.length > 0) return span(answer, numbers);
  const names = added.filter(({ text, start }) => /^\p{Lu}/u.test(text) && !isFirst(answer, start));
  if (names.length > 0) return span(answer, firstRun(answer, names));
  const last = added.findLast(({ text }) => text.length > 2);
  return last ? last.text : answer.trim();
}

function wordsOf(text: string): Word[] {
  return Array.from(
    text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.,:'’-]*[\p{L}\p{M}\p{N}])?/gu),
    (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }),
  );
}

function fold(word: string): string {
  return word.normalize("NFKC").toLowerCase();
}

/** The first word of a sentence has a capital whatever it is. */
function isFirst(text: string, start: number): boolean {
  return /(?:^|[.!?:]\s+)["“„'(]*$/u.test(text.slice(0, start));
}

/** The words that stand side by side, from the first one on. */
function firstRun(text: string, words: readonly Word[]): Word[] {
  const run: Word[] = [];
  for (const word of words) {
    const before = run.at(-1);
    if (before && text.slice(before.end, word.start).trim() !== "") break;
    run.push(word);
  }
  return run;
}

function span(text: string, words: readonly Word[]): string {
  return text.slice(words[0]?.start, words.at(-1)?.end);
}
