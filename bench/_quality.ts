import type { ChunkId } from "@/core/contract/mod.ts";
import {
  fuse,
  type FusionTuning,
  type ListsToFuse,
  type RankedList,
} from "@/core/retrieval/mod.ts";

/** A question that was asked: the chunks that answer it, and what each search found. */
export interface Asked {
  answers: ReadonlySet<ChunkId>;
  lists: ListsToFuse;
}

/** Questions by the set that they belong to. */
export type AskedSets = Readonly<Record<string, readonly Asked[]>>;

/** How lists are made one. */
export type Fusion = Pick<FusionTuning, "k" | "weights">;

/** How well the answers were found. */
export interface Quality {
  /** Questions whose answer came first, and among the first three. */
  first: number;
  inThree: number;
  /** Mean reciprocal rank. */
  reciprocal: number;
  questions: number;
}

/** The quality of lists that are fused in one way. */
export function qualityOf(questions: readonly Asked[], fusion: Fusion): Quality {
  const ranks = questions.map(({ answers, lists }) => {
    const found = fuse(lists, fusion).filter(({ score }) => score > 0);
    const at = found.findIndex(({ chunkId }) => answers.has(chunkId));
    return at < 0 ? Infinity : at + 1;
  });
  return {
    first: ranks.filter((rank) => rank === 1).length,
    inThree: ranks.filter((rank) => rank <= 3).length,
    reciprocal: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
    questions: ranks.length,
  };
}

/** Some of the lists, none of them before another. */
export function only(...lists: RankedList[]): Fusion {
  const has = (list: RankedList) => Number(lists.includes(list));
  return { k: 10, weights: { text: has("text"), trigram: has("trigram"), vector: has("vector") } };
}

/** Every other question of each set. */
export function halfOf(sets: AskedSets, which: 0 | 1): AskedSets {
  const halves = Object.entries(sets)
    .map(([set, all]) => [set, all.filter((_, at) => at % 2 === which)] as const);
  return Object.fromEntries(halves);
}

const ks = [1, 3, 5, 10, 20, 60];
const steps = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1];

/** What fusion may cost in one set, such as questions in another language than the texts. */
const tolerated = 0.02;

/**
 * The fusion that finds most answers of all that do no harm to what vectors find alone in any set.
 * Every set counts the same, however many questions it has.
 */
export function bestFusion(sets: AskedSets): Fusion {
  const all = Object.values(sets);
  const bare = all.map((questions) => merit(questions, only("vector")));
  const fusions = ks.flatMap((k) =>
    steps.flatMap((text) =>
      steps.map((trigram): Fusion => ({ k, weights: { text, trigram, vector: 1 } }))
    )
  );
  const judged = fusions.map((fusion) => {
    const merits = all.map((questions) => merit(questions, fusion));
    const isHarmless = merits.every((value, at) => value >= bare[at]! - tolerated);
    return { fusion, isHarmless, sum: merits.reduce((sum, value) => sum + value, 0) };
  });
  return judged.filter(({ isHarmless }) => isHarmless).toSorted((a, b) => b.sum - a.sum)[0]!.fusion;
}

function merit(questions: readonly Asked[], fusion: Fusion): number {
  const { reciprocal, inThree, questions: all } = qualityOf(questions, fusion);
  return reciprocal + inThree / all;
}
