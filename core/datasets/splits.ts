import type { Fact } from "./facts/fact.ts";
import { orderFor } from "./facts/order.ts";

/** How much is held out, and what was decided before. */
export interface SplitOptions {
  readonly seed: number;
  /** The share of facts in the documents that are held out whole, 0 to 0.5. */
  readonly documentShare: number;
  /** Documents of which other rows decided whether they are held out. */
  readonly decided?: ReadonlyMap<string, boolean>;
}

/**
 * Decides which facts are held out by document: documents (or, with one document, sections) drawn
 * by the seed up to the wanted share of facts; the smallest one where all are larger. Where even
 * that is more than twice the share, nothing is held out. What other rows decided stays so.
 */
export function splitFacts(
  facts: readonly Fact[],
  { seed, documentShare, decided = new Map() }: SplitOptions,
): Map<string, "document" | "train"> {
  const documents = new Set(facts.map(({ documentId }) => documentId));
  const isByDocument = documents.size > 1 || decided.size > 0;
  const groupOf = (fact: Fact) => isByDocument ? fact.documentId : fact.heading;
  // Groups are named by their first fact, not by an id: the same texts are split the same anywhere.
  const names = new Map<string, string>();
  const sizes = new Map<string, number>();
  const known = new Map<string, boolean>();
  for (const fact of facts) {
    const name = names.get(groupOf(fact)) ?? fact.key;
    names.set(groupOf(fact), name);
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
    const isHeld = decided.get(fact.documentId);
    if (isHeld !== undefined) known.set(name, isHeld);
  }
  const wanted = facts.length * documentShare;
  const held = drawGroups(sizes, { decided: known, wanted, seed });
  const isHeld = (fact: Fact) => held.has(names.get(groupOf(fact))!);
  return new Map(facts.map((fact) => [fact.key, isHeld(fact) ? "document" : "train"]));
}

/**
 * Draws groups by the seed up to the wanted sum of their sizes; those that were decided before count
 * towards it. One group alone is never held out.
 */
export function drawGroups(
  sizes: ReadonlyMap<string, number>,
  { decided, wanted, seed }: {
    decided: ReadonlyMap<string, boolean>;
    wanted: number;
    seed: number;
  },
): Set<string> {
  const held = new Set([...sizes.keys()].filter((group) => decided.get(group) === true));
  let sum = [...held].reduce((total, group) => total + (sizes.get(group) ?? 0), 0);
  if (sizes.size < 2 || wanted <= 0) return held;
  const order = [...sizes].filter(([group]) => !decided.has(group))
    .sort(([a], [b]) => orderFor(seed, a) - orderFor(seed, b));
  for (const [group, size] of order) {
    if (sum + size > wanted) continue;
    held.add(group);
    sum += size;
  }
  const [smallest] = order.toSorted(([, a], [, b]) => a - b);
  if (held.size === 0 && smallest && smallest[1] <= 2 * wanted) held.add(smallest[0]);
  return held;
}
