/** Right answers of base and tuned model to the same questions, as far as a verdict needs them. */
export interface PairedScore {
  baseRight: number;
  tunedRight: number;
  /** Right with the tuned model only. */
  onlyTuned: number;
  /** Right with the base model only. */
  onlyBase: number;
  source: "file" | "recall" | "document";
}

/**
 * What can be said of two models. `unclear`: the difference is one that chance alone makes often.
 * `untaught`: the questions are about documents that were never learnt, which judges nothing.
 */
export type Verdict = "better" | "worse" | "same" | "unclear" | "untaught";

/** A difference counts from this probability of chance on downwards. */
const significance = 0.05;

/** Whether training helped, as far as the answers show it. */
export function verdictOf(score: PairedScore): Verdict {
  const { baseRight, tunedRight, onlyTuned, onlyBase, source } = score;
  if (source === "document") return "untaught";
  if (baseRight === tunedRight) return "same";
  if (chanceOf(onlyTuned, onlyBase) >= significance) return "unclear";
  return tunedRight > baseRight ? "better" : "worse";
}

/**
 * How probable it is that chance alone parts the pairs at least so unevenly: the exact two-sided
 * sign test on the cases in which the models differ, which is McNemar's test for few cases.
 *
 * @see Q. McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 12 (1947).
 */
export function chanceOf(onlyOne: number, onlyOther: number): number {
  const pairs = onlyOne + onlyOther;
  // In logarithms: half to the power of thousands is too small a number.
  let logTerm = -pairs * Math.LN2;
  let tail = 0;
  for (let count = 0; count <= Math.min(onlyOne, onlyOther); count++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((pairs - count) / (count + 1));
  }
  return Math.min(1, 2 * tail);
}

/** The newest result that says whether training helped; null where there is none. */
export function newestJudging<Item extends { summary: Pick<PairedScore, "source"> }>(
  newestFirst: readonly Item[],
): Item | null {
  return newestFirst.find(({ summary }) => summary.source !== "document") ?? null;
}
