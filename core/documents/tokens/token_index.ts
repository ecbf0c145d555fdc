import type { TokenCounter } from "./token_counter.ts";

/** Counts the tokens of any part of one text. */
export interface TokenIndex {
  /** The tokens of `text.slice(start, end)` standing alone; the cuts must not part a surrogate pair. */
  count(start: number, end: number): number;
}

/** Beyond this many UTF-16 units it is cheaper to count a part than to look for the next cut. */
const longestLookAhead = 1000;

/**
 * Cuts a text into words once and keeps the running total of tokens, so that a part's tokens are a
 * difference, plus the few words that its own two ends change.
 *
 * Why this is exact: which word begins at a place depends only on the text from there on, so as
 * soon as a word of the part ends where a word of the whole ends, all following words agree. They
 * agree as far as the part's last character that is not white space, because nothing but white
 * space looks ahead (`\s+(?!\S)`).
 */
export function indexTokens(text: string, counter: TokenCounter): TokenIndex {
  const { cuts, totals, length } = cutWords(text, counter);

  function count(start: number, end: number): number {
    const solid = solidEnd(start, end);
    const first = firstSharedCut(start, solid);
    if (first === undefined) return counter.count(text.slice(start, end));
    const last = lastCutUpTo(solid);
    const tail = cuts[last] === end ? 0 : counter.count(text.slice(cuts[last], end));
    return first.tokens + totals[last]! - totals[first.cut]! + tail;
  }

  /** Where the white space at the part's end begins. */
  function solidEnd(start: number, end: number): number {
    let solid = end;
    while (solid > start && space.test(text[solid - 1]!)) solid--;
    return solid;
  }

  /** The first cut that part and whole share, if there is one, and the part's tokens before it. */
  function firstSharedCut(start: number, solid: number) {
    let cut = cutAtOrAfter(start);
    let tokens = 0;
    for (let at = start; cuts[cut] !== at;) {
      if (cuts[cut]! - at > longestLookAhead) return undefined;
      const wordEnd = counter.wordEnd(text, at);
      if (wordEnd > solid) return undefined;
      tokens += counter.countWord(text, at, wordEnd);
      at = wordEnd;
      while (cuts[cut]! < at) cut++;
    }
    return { cut, tokens };
  }

  function lastCutUpTo(place: number): number {
    const cut = cutAtOrAfter(place);
    return cuts[cut] === place ? cut : cut - 1;
  }

  function cutAtOrAfter(place: number): number {
    let low = 0;
    let high = length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cuts[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return { count };
}

/** The places where words end (the first cut is 0), and the tokens up to each. */
function cutWords(text: string, { wordEnd, countWord }: TokenCounter) {
  let cuts = new Uint32Array(1024);
  let totals = new Uint32Array(1024);
  let length = 1;
  for (let start = 0; start < text.length; length++) {
    if (length === cuts.length) [cuts, totals] = [doubled(cuts), doubled(totals)];
    const end = wordEnd(text, start);
    cuts[length] = end;
    totals[length] = totals[length - 1]! + countWord(text, start, end);
    start = end;
  }
  return { cuts, totals, length };
}

function doubled(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(list.length * 2);
  larger.set(list);
  return larger;
}

const space = /\s/;
