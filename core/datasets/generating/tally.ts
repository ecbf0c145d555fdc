import {
  type GenerationCounts,
  generationCountsEvent,
  logText,
  type SampleRow,
  sampleRowEvent,
} from "@/core/contract/mod.ts";
import type { JobContext } from "@/core/jobs/mod.ts";
import type { LoggedItem } from "./item_log.ts";

/** What one sample came to. `duplicate` is a row that the project has, or that a person removed. */
export type Outcome = LoggedItem["kind"] | "duplicate";

/** Counts what samples come to, and tells people about each. */
export interface Tally {
  count(outcome: Outcome): void;
  counts(): GenerationCounts;
  /** Tells the counts as they are, such as before the first sample. */
  tellCounts(): void;
  /** Tells what the sample that was counted last came to, the `number`th of all. */
  tell(item: LoggedItem, number: number): void;
}

/** So many rows are shown while they come. */
const rowsShown = 10;

/** Builds the tally of one generation of `wanted` samples. */
export function createTally(context: Pick<JobContext, "emit">, wanted: number): Tally {
  const outcomes: Outcome[] = [];
  const of = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  const counts = (): GenerationCounts => ({
    wanted,
    asked: outcomes.length,
    rows: of("row"),
    duplicates: of("duplicate"),
    notGrounded: of("not_grounded"),
    unreadable: of("unreadable"),
    failed: of("failed"),
  });
  const tellCounts = () => context.emit(generationCountsEvent, { ...counts() });
  return {
    counts,
    tellCounts,
    count: (outcome) => void outcomes.push(outcome),
    tell(item, number) {
      const outcome = outcomes.at(-1)!;
      const question = item.kind === "row" ? item.instruction : "";
      say(context, { outcome, params: { number, wanted, question } });
      tellCounts();
      if (outcome === "row" && item.kind === "row" && of("row") <= rowsShown) {
        const { instruction, output, quote } = item;
        const row: SampleRow = { instruction, output, quote };
        context.emit(sampleRowEvent, { ...row });
      }
    },
  };
}

function say(
  { emit }: Pick<JobContext, "emit">,
  { outcome, params }: {
    outcome: Outcome;
    params: { number: number; wanted: number; question: string };
  },
): void {
  const says = { key: `datasets.log.${outcome}`, params };
  const level = outcome === "row" ? "info" : "warning";
  emit("log", { level, message: logText(says, "en"), says });
}
