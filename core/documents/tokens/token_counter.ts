import { countMerged } from "./merge.ts";
import { byteString, loadO200k, type RankTable } from "./rank_table.ts";
import { createWordMemo } from "./word_memo.ts";
import { createWordScanner } from "./word_scanner.ts";

/** Counts tokens in one encoding. */
export interface TokenCounter {
  /** Where the word ends that begins at a place; merging never crosses the end of a word. */
  wordEnd(text: string, start: number): number;
  /** The tokens of the word `text.slice(start, end)`. */
  countWord(text: string, start: number, end: number): number;
  /** The tokens of a whole text. What looks like a special token (`<|im_end|>`) is plain text. */
  count(text: string): number;
}

/**
 * Words beyond this many UTF-16 units are counted in parts, which may find a token more at each
 * cut. No language has such words; files do.
 */
const longestWord = 1 << 16;

let loading: Promise<TokenCounter> | undefined;

/** The counter for o200k_base, loaded once per thread (0.2 s, some 50 MB) when first needed. */
export function loadTokenCounter(): Promise<TokenCounter> {
  loading ??= loadO200k().then(createTokenCounter);
  return loading;
}

function createTokenCounter({ ranks, words }: { ranks: RankTable; words: RegExp }): TokenCounter {
  const wordEnd = createWordScanner(words);
  const memo = createWordMemo((word) => countNew(word, ranks));

  function count(text: string): number {
    let tokens = 0;
    for (let start = 0; start < text.length;) {
      const end = wordEnd(text, start);
      tokens += memo.of(text, start, end);
      start = end;
    }
    return tokens;
  }

  return { wordEnd, countWord: memo.of, count };
}

function countNew(word: string, ranks: RankTable): number {
  if (word.length > longestWord) return countParts(word, ranks);
  const bytes = byteString(word);
  return ranks.has(bytes) ? 1 : countMerged(bytes, ranks);
}

function countParts(word: string, ranks: RankTable): number {
  let tokens = 0;
  for (let start = 0; start < word.length;) {
    let end = Math.min(start + longestWord, word.length);
    if (end < word.length && isLowSurrogate(word.charCodeAt(end))) end--;
    tokens += countNew(word.slice(start, end), ranks);
    start = end;
  }
  return tokens;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
