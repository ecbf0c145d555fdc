import { impactTerm, projectTerm } from "@/core/storage/mod.ts";
import { gainOf, type LookedUpWord } from "./impact_lists.ts";
import type { TextProject } from "./text_project.ts";

/** Lists of a word that promise about the same. */
interface Step {
  /** FTS5's names of the lists. */
  matches: string[];
  chunks: number;
  /** What a chunk gets for it, in the mean. */
  gain: number;
}

/** The lists of a word are taken together into so few steps. */
const mostSteps = 5;

/** The highest step holds about so many chunks, and each one below it a fixed multiple. */
const fewestInStep = 20;

/** So many words decide; of the others it is enough that they are there. */
const deciding = 3;

/** One step of each deciding word. */
interface Combination {
  places: number[];
  gain: number;
  /** In about how many chunks the words stand at just these steps, were they independent. */
  chunks: number;
}

/**
 * An expression of `chunk_impacts` for the chunks that have all words and promise most by their sum.
 * With words that stand nearly everywhere these are few of very many chunks, and no word's best
 * list holds them all: what is wanted is any combination of places in the lists whose sum is high.
 * About `wanted` chunks meet it.
 *
 * @param words those that stand in the project, the rarest first.
 */
export function mostPromising(
  words: readonly LookedUpWord[],
  project: TextProject,
  wanted: number,
): string {
  const steps = words.map((word) => stepsOf(word, project));
  const [first, others] = [steps.slice(0, deciding), steps.slice(deciding)];
  const share = others.reduce((part, of) => part * chunksOf(of) / project.chunks, 1);
  const best = bestCombinations(combinationsOf(first, project), wanted / share);
  return allOf([anyOfThese(lowest(best), first), ...others.map(oneOf)]);
}

/** Combinations with a place in common share it, so that its lists are read once. */
function anyOfThese(
  combinations: readonly Combination[],
  steps: readonly Step[][],
  at = 0,
): string {
  const [own] = steps.slice(at);
  const byPlace = Map.groupBy(combinations, ({ places }) => places[at]!);
  const parts = Array.from(byPlace, ([place, same]) => {
    const here = oneOf(own!.slice(place));
    return at + 1 < steps.length ? allOf([here, anyOfThese(same, steps, at + 1)]) : here;
  });
  return `(${parts.join(" OR ")})`;
}

/** From the lowest to the highest. */
function stepsOf(word: LookedUpWord, { number }: TextProject): Step[] {
  const lists = word.lists.map((list) => ({ ...list, gain: gainOf(word, list) }))
    .toSorted((a, b) => b.gain - a.gain);
  const all = lists.reduce((sum, { chunks }) => sum + chunks, 0);
  const multiple = Math.max(1, all / fewestInStep) ** (1 / (mostSteps - 1));
  const steps: Step[] = [];
  let open: Step = { matches: [], chunks: 0, gain: 0 };
  let enough = fewestInStep;
  for (const { term, level, chunks, gain } of lists) {
    open.matches.push(`"${impactTerm(projectTerm(number, term), level)}"`);
    open.gain = (open.gain * open.chunks + gain * chunks) / (open.chunks + chunks);
    open.chunks += chunks;
    if (open.chunks < enough) continue;
    steps.push(open);
    enough = open.chunks * multiple;
    open = { matches: [], chunks: 0, gain: 0 };
  }
  if (open.chunks > 0) steps.push(open);
  return steps.toReversed();
}

function combinationsOf(steps: readonly Step[][], { chunks }: TextProject): Combination[] {
  let all: Combination[] = [{ places: [], gain: 0, chunks }];
  for (const of of steps) {
    all = all.flatMap((before) =>
      of.map((step, place) => ({
        places: [...before.places, place],
        gain: before.gain + step.gain,
        chunks: before.chunks * step.chunks / chunks,
      }))
    );
  }
  return all;
}

function bestCombinations(all: readonly Combination[], wanted: number): Combination[] {
  const sorted = all.toSorted((a, b) => b.gain - a.gain);
  let found = 0;
  return sorted.filter(({ chunks }) => {
    const isNeeded = found < wanted;
    found += chunks;
    return isNeeded;
  });
}

/** Those that no other is below of in every word: the others are among what these find. */
function lowest(combinations: readonly Combination[]): Combination[] {
  const isBelow = (a: Combination, b: Combination) =>
    a !== b && a.places.every((place, word) => place <= b.places[word]!);
  return combinations.filter((one) => !combinations.some((other) => isBelow(other, one)));
}

function chunksOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { chunks }) => sum + chunks, 0);
}

function oneOf(steps: readonly Step[]): string {
  return `(${steps.flatMap(({ matches }) => matches).join(" OR ")})`;
}

function allOf(expressions: readonly string[]): string {
  return `(${expressions.join(" AND ")})`;
}
