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

/** As long as a citation may be, such as "[1, 12; 3]"; what is longer is no citation. */
const longest = 24;

const citation = /^\[\s*\d+(?:\s*[,;]\s*\d+)*\s*\]$/;

/** What may still become a citation when more comes. */
const beginning = /^\[[\d\s,;]*$/;

/**
 * Checks citations as an answer streams: `[n]` and `[n, m]` stay as far as there are so many
 * passages; a number that no passage has is taken out and noted. What may yet become a citation is
 * held back, so that nothing is shown that would have to be taken back. Where there are no passages to
 * cite (`count` null), text passes as it is.
 */
export function createCitationFilter(count: number | null): CitationFilter {
  let held = "";
  const cited = new Set<number>();
  const invented = new Set<number>();

  function checked(text: string): string {
    if (count === null || !citation.test(text)) return text;
    const numbers = text.match(/\d+/g)!.map(Number);
    const known = numbers.filter((number) => number >= 1 && number <= count);
    for (const number of numbers) (known.includes(number) ? cited : invented).add(number);
    return known.map((number) => `[${number}]`).join("");
  }

  function take(sign: string): string {
    if (held === "") {
      if (sign !== "[") return sign;
      held = sign;
      return "";
    }
    held += sign;
    if (sign === "]") return release(checked(held));
    return beginning.test(held) && held.length < longest ? "" : release(held);
  }

  function release(text: string): string {
    const isNew = text.length > 1 && text.endsWith("[");
    held = isNew ? "[" : "";
    return isNew ? text.slice(0, -1) : text;
  }

  return {
    push: (text) => [...text].map(take).join(""),
    end: () => release(held),
    get cited() {
      return [...cited];
    },
    get invented() {
      return [...invented];
    },
  };
}
