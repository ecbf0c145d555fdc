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

/** With fewer documents, holding one out would take away too much of what is to be learnt. */
const fewestDocuments = 3;

/**
 * Decides which facts are held out by document: documents drawn by the seed up to the wanted share
 * of facts; the smallest one where all are larger. Where even that is more than twice the share, or
 * where there are fewer than three documents, nothing is held out. What other rows decided stays so.
 */
export function splitFacts(
  facts: readonly Fact[],
  { seed, documentShare, decided = new Map() }: SplitOptions,
): Map<string, "document" | "train"> {
  // A document is named by its first fact, not by its id: the same texts are split alike anywhere.
  const names = new Map<string, string>();
  const sizes = new Map<string, number>();
  const known = new Map<string, boolean>();
  for (const fact of facts) {
    const name = names.get(fact.documentId) ?? fact.key;
    names.set(fact.documentId, name);
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
    const isHeld = decided.get(fact.documentId);
    if (isHeld !== undefined) known.set(name, isHeld);
  }
  const wanted = facts.length * documentShare;
  const held = drawDocuments(sizes, { decided: known, wanted, seed });
  const isHeld = (fact: Fact) => held.has(names.get(fact.documentId)!);
  return new Map(facts.map((fact) => [fact.key, isHeld(fact) ? "document" : "train"]));
}

/**
 * Draws documents by the seed up to the wanted sum of their sizes; those that were decided before
 * count towards it. Of fewer than three, none is drawn.
 */
export function drawDocuments(
  sizes: ReadonlyMap<string, number>,
  { decided, wanted, seed }: {
    decided: ReadonlyMap<string, boolean>;
    wanted: number;
    seed: number;
  },
): Set<string> {
  const held = new Set([...sizes.keys()].filter((document) => decided.get(document) === true));
  let sum = [...held].reduce((total, document) => total + (sizes.get(document) ?? 0), 0);
  if (sizes.size < fewestDocuments || wanted <= 0) return held;
  const order = [...sizes].filter(([document]) => !decided.has(document))
    .sort(([a], [b]) => orderFor(seed, a) - orderFor(seed, b));
  for (const [document, size] of order) {
    if (sum + size > wanted) continue;
    held.add(document);
    sum += size;
  }
  const [smallest] = order.toSorted(([, a], [, b]) => a - b);
  if (held.size === 0 && smallest && smallest[1] <= 2 * wanted) held.add(smallest[0]);
  return held;
}
