/**
 * The keys of a JSON object in their order, with those that stand there twice: `JSON.parse` keeps
 * the last of them and says nothing.
 *
 * @param text valid JSON
 */
export function keysOf(text: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"(?=(\s*:)?)|[{}[\]]/g);
  for (const [token, colon] of tokens) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && colon !== undefined) keys.push(JSON.parse(token));
  }
  return keys;
}
