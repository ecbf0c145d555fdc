import type { MemoryCase } from "../memory/check_memory.ts";
import { roomOn } from "../memory/room.ts";
import { type Dealt, largestBatches } from "../train/largest_batches.ts";
import type { Compute } from "./compute.ts";
import type { Course } from "./course.ts";
import type { Data } from "./data.ts";
import { passOver } from "./fitting_device.ts";
import type { Ground } from "./ground.ts";
import { type Loaded, type Loading, loadModel } from "./load_model.ts";

/** A loaded model, and the rows that it will compute. */
export interface ToReserve {
  loading: Loading;
  first: Loaded;
  data: Data;
  course: Course;
  memory: MemoryCase;
}

/**
 * The graphs of the largest batches get their memory before the first step, or the run ends here; what
 * a device cannot hold goes to the next one.
 */
export async function withGraphs(
  ground: Ground,
  { loading, first, ...rows }: ToReserve,
): Promise<Loaded> {
  const { compute, rest } = first;
  try {
    const step = Number(loading.checkpoint?.state.step ?? 0);
    reserveGraphs(ground, compute, { ...rows, epochs: rows.course.epochsFrom(step) });
    return first;
  } catch (error) {
    compute[Symbol.dispose]();
    if (!compute.device) throw error;
    passOver(compute.device, error, ground.channel);
    const next = await loadModel(ground, loading, rest);
    return await withGraphs(ground, { loading, first: next, ...rows });
  }
}

/** What steps, answers and checkpoints take beside the graphs, in bytes. */
const besideGraphs = 64 * 2 ** 20;

/** Where memory is short, transposed copies of the weights are given up for the graphs. */
function reserveGraphs(
  { config: { hyper: { batchSize }, seed }, channel }: Ground,
  { device, lanes, network: { weights } }: Compute,
  { data, memory, epochs }: Pick<ToReserve, "data" | "memory"> & Pick<Dealt, "epochs">,
): void {
  const heldOut = [data.recall, data.document].flatMap((split) => split?.rows ?? []);
  const dealt = { batchSize, epochs, seed, lanes: lanes.gradients.length };
  const largest = largestBatches(data.train.rows, heldOut, dealt);
  const { fits, admit } = roomOn(device, memory);
  if (!fits(lanes.need(largest) + besideGraphs)) weights.dropTransposed();
  if (weights.bytesOf().transposed === 0) {
    channel.info("Memory is short: weights are transposed anew in each step, which takes longer.");
  }
  admit(lanes.need(largest));
  lanes.reserve(largest);
}
