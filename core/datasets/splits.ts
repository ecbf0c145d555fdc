import type { Fact } from "./facts/fact.ts";
import { orderFor } from "./facts/order.ts";

/** How much is held out, and what was decided before. */
export interface SplitOptions {
  readonly seed: number;
  /** The share of documents that are held out whole, at most; 0 to 0.5. */
  readonly documentShare: number;
  /** Documents of which other rows decided whether they are held out. */
  readonly decided?: ReadonlyMap<string, boolean>;
}

/** With fewer documents, holding one out would take away too much of what is to be learnt. */
const fewestDocuments = 3;

/**
 * Decides which facts are held out by document: documents drawn by the seed, never more than the
 * wanted share, neither of documents nor of facts. What other rows decided stays so.
 */
export function splitFacts(
  facts: readonly Fact[],
  { seed, documentShare: share, decided = new Map() }: SplitOptions,
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
  const held = drawDocuments(sizes, { decided: known, share, seed });
  const isHeld = (fact: Fact) => held.has(names.get(fact.documentId)!);
  return new Map(facts.map((fact) => [fact.key, isHeld(fact) ? "document" : "train"]));
}

/**
 * Draws documents by the seed while they stay within the share, of documents as of their sizes:
 * where one document would be more, none is drawn. Those that were decided before count towards it.
 */
export function drawDocuments(
  sizes: ReadonlyMap<string, number>,
  { decided, share, seed }: {
    decided: ReadonlyMap<string, boolean>;
    share: number;
    seed: number;
  },
): Set<string> {
  const held = new Set([...sizes.keys()].filter((document) => decided.get(document) === true));
  if (sizes.size < fewestDocuments) return held;
  const sizeOf = (documents: Iterable<string>) =>
    [...documents].reduce((total, document) => total + (sizes.get(document) ?? 0), 0);
  const most = Math.floor(share * sizes.size);
  const wanted = share * sizeOf(sizes.keys());
  let sum = sizeOf(held);
  const order = [...sizes].filter(([document]) => !decided.has(document))
    .sort(([a], [b]) => orderFor(seed, a) - orderFor(seed, b));
  for (const [document, size] of order) {
    if (held.size >= most || sum + size > wanted) continue;
    held.add(document);
    sum += size;
  }
  return held;
}
