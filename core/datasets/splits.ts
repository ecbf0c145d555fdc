import type { Fact } from "./facts/fact.ts";
import { orderFor } from "./facts/order.ts";

/**
 * Decides which facts are held out by document: documents (or, with one document, sections) drawn
 * by the seed up to the wanted share of facts; the smallest one where all are larger. Where even
 * that is more than twice the share, nothing is held out.
 */
export function splitFacts(
  facts: readonly Fact[],
  { seed, documentShare }: { seed: number; documentShare: number },
): Map<string, "document" | "train"> {
  const documents = new Set(facts.map(({ documentId }) => documentId));
  const groupOf = (fact: Fact) => documents.size > 1 ? fact.documentId : fact.heading;
  // Groups are named by their first fact, not by an id: the same texts are split the same anywhere.
  const names = new Map<string, string>();
  const sizes = new Map<string, number>();
  for (const fact of facts) {
    const name = names.get(groupOf(fact)) ?? fact.key;
    names.set(groupOf(fact), name);
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  const held = chooseGroups(sizes, facts.length * documentShare, seed);
  const isHeld = (fact: Fact) => held.has(names.get(groupOf(fact))!);
  return new Map(facts.map((fact) => [fact.key, isHeld(fact) ? "document" : "train"]));
}

/** Draws groups by the seed up to the wanted sum of their sizes. */
export function chooseGroups(
  sizes: Map<string, number>,
  wanted: number,
  seed: number,
): Set<string> {
  const held = new Set<string>();
  if (sizes.size < 2 || wanted <= 0) return held;
  const order = [...sizes].sort(([a], [b]) => orderFor(seed, a) - orderFor(seed, b));
  let sum = 0;
  for (const [group, size] of order) {
    if (sum + size > wanted) continue;
    held.add(group);
    sum += size;
  }
  const [smallest] = order.toSorted(([, a], [, b]) => a - b);
  if (held.size === 0 && smallest && smallest[1] <= 2 * wanted) held.add(smallest[0]);
  return held;
}
