/**
 * How well a text has the words of another one: the harmonic mean of precision and recall over their
 * words, each as often as it stands there; order and white space do not count.
 */
export function wordF1(text: string, truth: string): number {
  const found = countWords(text);
  const wanted = countWords(truth);
  let shared = 0;
  for (const [word, count] of found) shared += Math.min(count, wanted.get(word) ?? 0);
  return 2 * shared / (sum(found.values()) + sum(wanted.values()));
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.normalize("NFC").match(/\S+/g) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
