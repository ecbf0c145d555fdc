import { mostPassages } from "@/core/contract/mod.ts";

/** Text that may be shown, and what was cited so far. */
export interface CitationFilter {
  /** Takes a piece of the answer; answers what of it may be shown by now. */
  push(text: string): string;
  /** The answer is over: what was held back. */
  end(): string;
  /** Numbers of passages that were cited, in their order, each once. */
  readonly cited: readonly number[];
  /** Numbers that no passage has. */
  readonly invented: readonly number[];
}

/** As long as a citation may be: all passages twice over; what is longer is no citation. */
const longest = 128;

/** Such as `[1]`, `[1, 12; 3]` and `[2–4]`. */
const citation = /^\[\s*\d+(?:\s*[,;–-]\s*\d+)*\s*\]$/;

/** What may still become a citation when more comes. */
const beginning = /^\[[\d\s,;–-]*$/;

/** A number, or a range of them. */
const item = /(\d+)(?:\s*[–-]\s*(\d+))?/g;

/**
 * Checks citations as an answer streams: `[n]`, `[n, m]` and `[n-m]` stay as far as there are so many
 * passages; a number that no passage has is taken out and noted. What may yet become a citation is
 * held back, so that nothing is shown that would have to be taken back. Brackets that cite nothing pass
 * as they are: years, and the index behind a name, such as `a[0]`. Where there are no passages to cite
 * (`count` null), text passes as it is.
 */
export function createCitationFilter(count: number | null): CitationFilter {
  let held = "";
  let last = "";
  let isBehindName = false;
  const cited = new Set<number>();
  const invented = new Set<number>();
  const isKnown = (number: number) => count !== null && number >= 1 && number <= count;

  function checked(text: string): string {
    if (count === null || !citation.test(text)) return text;
    const numbers = numbersOf(text, count);
    if (isText(numbers)) return text;
    for (const number of numbers) (isKnown(number) ? cited : invented).add(number);
    return numbers.filter(isKnown).map((number) => `[${number}]`).join("");
  }

  /** No passage has a number above the most that there are; behind a name stands an index. */
  function isText(numbers: readonly number[]): boolean {
    return numbers.every((number) => number > mostPassages) ||
      (isBehindName && !numbers.every(isKnown));
  }

  function take(sign: string): string {
    const before = last;
    last = sign;
    if (sign === "[") {
      isBehindName = /[\p{L}_]/u.test(before);
      return swap("[");
    }
    if (held === "") return sign;
    held += sign;
    if (sign === "]") return checked(swap(""));
    return beginning.test(held) && held.length < longest ? "" : swap("");
  }

  function swap(next: string): string {
    const text = held;
    held = next;
    return text;
  }

  /** A citation that the end of the answer cut off cannot be checked. */
  function isCutOff(text: string): boolean {
    return count !== null && /^\[\s*\d/.test(text) && !isText(numbersOf(text, count));
  }

  return {
    push: (text) => [...text].map(take).join(""),
    end() {
      const text = swap("");
      return isCutOff(text) ? "" : text;
    },
    get cited() {
      return [...cited];
    },
    get invented() {
      return [...invented];
    },
  };
}

/** All numbers that brackets name, each once; of a range no more than there are passages. */
function numbersOf(text: string, count: number): number[] {
  const numbers = text.matchAll(item).flatMap(([, start, end = start]) => {
    const [first = 0, last = 0] = [Number(start), Number(end)].toSorted((a, b) => a - b);
    const width = Math.min(last - first + 1, count);
    return [...Array.from({ length: width }, (_, at) => first + at), first, last];
  });
  return [...new Set(numbers)];
}
