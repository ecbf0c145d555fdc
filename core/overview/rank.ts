import { fold } from "./fold.ts";

/** What is looked through: a name, and words under which it can be found as well. */
export interface Findable {
  title: string;
  words?: string;
}

/**
 * How well something fits what is looked for: the lower, the better; null when some word of the
 * query is nowhere in it. The beginning of a name comes before the beginning of a word in it, that
 * before any other place, and last come the words beside the name.
 */
export function rank({ title, words = "" }: Findable, query: string): number | null {
  const [name, beside] = [fold(title), fold(words)];
  const wanted = fold(query);
  if (wanted === "") return null;
  if (name === wanted) return 0;
  const places = wanted.split(" ").map((word) => placeOf(word, { name, beside }));
  return places.includes(null) ? null : places.reduce<number>((sum, place) => sum + place!, 1);
}

function placeOf(
  word: string,
  { name, beside }: { name: string; beside: string },
): number | null {
  if (name.startsWith(word)) return 0;
  if (beginsWord(name, word)) return 1;
  if (name.includes(word)) return 2;
  return beginsWord(beside, word) ? 3 : null;
}

function beginsWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}
