const closers: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", "»": "«" };
const openers = new Set(Object.values(closers));

/** Whether brackets and straight quotation marks come in pairs: a text cut inside of one is torn. */
export function isWhole(text: string): boolean {
  const open: string[] = [];
  for (const letter of text.match(/[()[\]{}«»]/gu) ?? []) {
    if (openers.has(letter)) open.push(letter);
    else if (open.pop() !== closers[letter]) return false;
  }
  return open.length === 0 && (text.match(/"/gu) ?? []).length % 2 === 0;
}
