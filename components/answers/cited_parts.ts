/** A piece of an answer: text, or the number of a passage that it cites. */
export type CitedPart = { text: string; cites?: number };

/** Takes an answer apart at its citations; a number that no source has stays text. */
export function citedParts(answer: string, numbers: ReadonlySet<number>): CitedPart[] {
  const parts = answer.split(/(\[\d+\])/).filter((text) => text !== "");
  return parts.map((text) => {
    const cites = /^\[\d+\]$/.test(text) ? Number(text.slice(1, -1)) : 0;
    return numbers.has(cites) ? { text, cites } : { text };
  });
}

/** The numbers that a text cites, each once: what an answer that was stopped had cited by then. */
export function citedIn(text: string, numbers: ReadonlySet<number>): number[] {
  return [...new Set(citedParts(text, numbers).flatMap(({ cites }) => cites ?? []))];
}
