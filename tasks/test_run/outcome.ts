/** What one part of a test run found. */
export interface Outcome {
  part: string;
  passed: number;
  failed: number;
  /** What was not run, each with its reason. */
  skipped: string[];
}

/** A part in which nothing happened but this. */
export function onlySkipped(part: string, reason: string): Outcome {
  return { part, passed: 0, failed: 0, skipped: [`${part}: ${reason}`] };
}

/** A part that broke before it could count anything. */
export function broken(part: string): Outcome {
  return { part, passed: 0, failed: 1, skipped: [] };
}

/** The whole run in lines for people; the last is `N passed, N failed`, plain. */
export function summaryLines(outcomes: readonly Outcome[]): string[] {
  const sum = (count: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const skipped = outcomes.flatMap((outcome) => outcome.skipped);
  return [
    "",
    ...outcomes.map(({ part, passed, failed }) => `${part}: ${passed} passed, ${failed} failed`),
    ...(skipped.length === 0 ? [] : [`skipped: ${skipped.length}`]),
    ...skipped.map((line) => `  ${line}`),
    `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`,
  ];
}
