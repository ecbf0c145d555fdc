import { type Backend, readFloats } from "../ggml/backend.ts";
import { createWorker, type Graph } from "../ggml/graph.ts";
import { type AdapterNumbers, type AdapterShape, createNumbers } from "../network/adapters.ts";
import {
  type BatchSize,
  type BatchTensors,
  buildBatch,
  type Network,
  nodesFor,
} from "../network/network.ts";
import { fillBatch, makeBatch } from "./batch.ts";
import { dealRows } from "./deal_rows.ts";
import { type Draw, fillDropout } from "./dropout_masks.ts";
import type { Sample } from "./samples.ts";

/** Side by side computation of the parts of a batch, each with its own gradient. */
export interface Lanes extends Disposable {
  readonly gradients: readonly AdapterNumbers[];
  /** Bytes that the graphs take. */
  readonly bytes: number;
  /**
   * Adds the gradient of `scale` × the summed loss of a batch; answers that sum.
   *
   * @param draw what dropout leaves out; null for a network without.
   */
  addGradient(samples: readonly Sample[], scale: number, draw: Draw | null): Promise<number>;
  /** The summed loss of all supervised tokens of some batches. */
  measure(batches: readonly (readonly Sample[])[]): Promise<number>;
  /** Bytes that the graphs of these batches will take. */
  need(largest: LargestBatches): number;
  /** Takes that memory now. @throws {NoMemory} */
  reserve(largest: LargestBatches): void;
}

/** The largest batches of a run, as a lane gets them. */
export interface LargestBatches {
  training: BatchSize;
  /** Null when nothing is measured. */
  measuring: BatchSize | null;
}

/** The threads of each lane on a processor; an odd one is the first lane's, which has more tokens. */
export function threadsOfLanes(threads: number): number[] {
  const lanes = Math.min(threads, mostLanes);
  return Array.from({ length: lanes }, (_, lane) => Math.ceil((threads - lane) / lanes));
}

/** More lanes cost memory and shorten the batches that each of them sees. */
const mostLanes = 2;

/**
 * Makes a lane on each backend. On a processor two lanes meet once a step, where the threads of one
 * graph would meet at each of its thousands of nodes: on two cores that is faster. A graphics device
 * is filled by a single lane.
 */
export function createLanes(
  backends: readonly Backend[],
  { network, shape }: { network: Network; shape: AdapterShape },
): Lanes {
  const count = backends.length;
  const lanes = backends.map((backend) => openLane(backend, network, shape));
  const total = async (parts: readonly Promise<number>[]) =>
    (await Promise.all(parts)).reduce((sum, part) => sum + part, 0);
  return {
    gradients: lanes.map(({ gradient }) => gradient),
    get bytes() {
      return lanes.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    addGradient: (samples, scale, draw) =>
      total(dealRows(samples, count).map((part, at) => lanes[at]!.run(part, { scale, draw }))),
    measure: (batches) =>
      total(lanes.map(async (lane, at) => {
        let sum = 0;
        for (const batch of batches.filter((_, index) => index % count === at)) {
          sum += await lane.run(batch, null);
        }
        return sum;
      })),
    // All lanes are alike.
    need: (largest) => count * lanes[0]!.need(largest),
    reserve: (largest) => lanes.forEach((lane) => lane.reserve(largest)),
    [Symbol.dispose]: () => lanes.forEach((lane) => lane[Symbol.dispose]()),
  };
}

interface Lane extends Disposable {
  gradient: AdapterNumbers;
  readonly bytes: number;
  need(largest: LargestBatches): number;
  reserve(largest: LargestBatches): void;
  /** The summed loss of rows; with a way back, its gradient is added. */
  run(samples: readonly Sample[], back: WayBack | null): Promise<number>;
}

/** What a gradient is multiplied by, and what is left out of it. */
interface WayBack {
  scale: number;
  draw: Draw | null;
}

/** Rows, padded to one length, with what dropout draws from. */
interface Drawn {
  samples: readonly Sample[];
  length: number;
  draw: Draw | null | undefined;
}

function openLane(backend: Backend, network: Network, shape: AdapterShape): Lane {
  const worker = createWorker(backend);
  const gradient = createNumbers(backend, network.weights, shape);
  const builder = (size: BatchSize, scale: number | null) => {
    const gradients = scale === null ? null : { pairs: gradient.pairs, scale };
    return (graph: Graph) => buildBatch(graph, network, { size, gradients });
  };
  const fillDraw = ({ dropout }: BatchTensors, { draw, ...rows }: Drawn) => {
    if (!dropout) return;
    if (!draw) throw new TypeError("dropout needs something to draw from");
    fillDropout(backend.library, dropout, { ...rows, rate: network.dropout!, draw });
  };
  return {
    gradient,
    get bytes() {
      return worker.bytes;
    },
    need({ training, measuring }) {
      const need = (size: BatchSize, scale: number | null) =>
        worker.need(nodesFor(network, size), builder(size, scale));
      return Math.max(measuring ? need(measuring, null) : 0, need(training, 1));
    },
    reserve({ training, measuring }) {
      const reserve = (size: BatchSize, scale: number | null) =>
        worker.reserve(nodesFor(network, size), builder(size, scale));
      if (measuring) reserve(measuring, null);
      reserve(training, 1);
    },
    async run(samples, back) {
      const batch = makeBatch(samples);
      using run = await worker.run(
        nodesFor(network, batch.size),
        builder(batch.size, back?.scale ?? null),
        (tensors) => {
          fillBatch(backend.library, tensors, batch);
          fillDraw(tensors, { samples, length: batch.size.length, draw: back?.draw });
        },
      );
      return -readFloats(backend.library, run.built.logLikelihood)[0]!;
    },
    [Symbol.dispose]() {
      gradient[Symbol.dispose]();
      worker[Symbol.dispose]();
    },
  };
}
