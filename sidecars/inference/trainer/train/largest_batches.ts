import type { BatchSize } from "../network/network.ts";
import { dealRows } from "./deal_rows.ts";
import type { LargestBatches } from "./lanes.ts";
import { epochOrder } from "./order.ts";
import { lengthOf, type Sample, supervisedIn } from "./samples.ts";

/** What decides which rows meet in a batch. */
export interface Dealt {
  batchSize: number;
  seed: number;
  /** The epochs that are run, counted from 0: `end` is the first that is not. */
  epochs: { from: number; end: number };
  lanes: number;
}

/**
 * What the largest batches of a run are no larger than: the order is known, so all batches are looked
 * at before the first step.
 */
export function largestBatches(
  training: readonly Sample[],
  heldOut: readonly Sample[],
  { batchSize, seed, epochs, lanes }: Dealt,
): LargestBatches {
  const lengths = training.map(lengthOf);
  const batches = Array.from(
    { length: epochs.end - epochs.from },
    (_, at) => epochOrder(lengths, { batchSize, seed, epoch: epochs.from + at }),
  ).flat().map((rows) => rows.map((index) => training[index]!));
  const parts = batches.flatMap((batch) => dealRows(batch, lanes));
  const measured = batchesByLength(heldOut, batchSize);
  return {
    training: covering(parts),
    measuring: measured.length > 0 ? covering(measured) : null,
  };
}

/** Rows in batches of like length, as they are measured. */
export function batchesByLength(samples: readonly Sample[], batchSize: number): Sample[][] {
  const order = samples.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  return Array.from(
    { length: Math.ceil(order.length / batchSize) },
    (_, at) => order.slice(at * batchSize, (at + 1) * batchSize),
  );
}

/** The smallest size that none of these batches exceeds in anything. */
function covering(batches: readonly (readonly Sample[])[]): BatchSize {
  const most = (of: (batch: readonly Sample[]) => number) =>
    batches.reduce((found, batch) => Math.max(found, of(batch)), 1);
  return {
    rows: most((batch) => batch.length),
    length: most((batch) => batch.reduce((found, row) => Math.max(found, lengthOf(row)), 1)),
    supervised: most(supervisedIn),
  };
}
