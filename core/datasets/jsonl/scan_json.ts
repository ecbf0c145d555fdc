/** What JSON.parse hides or dies of. */
export interface JsonScan {
  /** How many brackets are open at the deepest place. */
  readonly depth: number;
  /** Whether an object names a key twice: JSON.parse silently takes the last. */
  readonly hasDuplicateKey: boolean;
}

/** Where a string that begins at `from` (a quotation mark) ends: the index behind it. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** Walks over a JSON text once, without recursion, whatever it is. */
export function scanJson(text: string): JsonScan {
  const open: (Set<string> | null)[] = [];
  let depth = 0;
  let hasDuplicateKey = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === "{" || mark === "[") {
      open.push(mark === "{" ? new Set() : null);
      depth = Math.max(depth, open.length);
    } else if (mark === "}" || mark === "]") open.pop();
    else if (mark === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && isKey(text, end)) {
        const key = text.slice(at, end);
        hasDuplicateKey ||= keys.has(key);
        keys.add(key);
      }
      at = end - 1;
    }
  }
  return { depth, hasDuplicateKey };
}

function isKey(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && /\s/u.test(text[at]!)) at++;
  return text[at] === ":";
}
