/** Remembers a number for each word. */
export interface WordMemo {
  /** The number of the word `text.slice(start, end)`; asks `count` for a word never seen. */
  of(text: string, start: number, end: number): number;
}

interface Place {
  start: number;
  end: number;
}

const slotCount = 1 << 18;
/** Three quarters full, a table of linear steps is still quick; then it starts anew. */
const fullAt = slotCount * 0.75;
const longestRemembered = 128;

/**
 * A memo that needs no substring to look a word up: cutting a string and hashing it anew is what a
 * `Map` would cost, and it is most of the time of counting tokens.
 */
export function createWordMemo(count: (word: string) => number): WordMemo {
  const hashes = new Int32Array(slotCount);
  const numbers = new Int32Array(slotCount);
  const words: (string | undefined)[] = new Array(slotCount).fill(undefined);
  let used = 0;

  /** The slot of the word at a place of the text, or the free one where it belongs. */
  function slotOf(hash: number, text: string, { start, end }: Place): number {
    const length = end - start;
    let slot = hash & (slotCount - 1);
    for (let word = words[slot]; word !== undefined; word = words[slot]) {
      if (hashes[slot] === hash && word.length === length && isAt(word, text, start)) return slot;
      slot = (slot + 1) & (slotCount - 1);
    }
    return slot;
  }

  function remember(slot: number, hash: number, word: string): number {
    if (used >= fullAt) {
      words.fill(undefined);
      used = 0;
      return count(word);
    }
    used++;
    words[slot] = word;
    hashes[slot] = hash;
    return numbers[slot] = count(word);
  }

  return {
    of(text, start, end) {
      if (end - start > longestRemembered) return count(text.slice(start, end));
      const hash = hashOf(text, start, end);
      const slot = slotOf(hash, text, { start, end });
      if (words[slot] !== undefined) return numbers[slot]!;
      return remember(slot, hash, text.slice(start, end));
    },
  };
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

function isAt(word: string, text: string, start: number): boolean {
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}
