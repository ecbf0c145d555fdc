import { type Backend, readFloats } from "../ggml/backend.ts";
import { createWorker, type Graph } from "../ggml/graph.ts";
import { type AdapterNumbers, type AdapterShape, createNumbers } from "../network/adapters.ts";
import { type BatchSize, buildBatch, type Network, nodesFor } from "../network/network.ts";
import { fillBatch, makeBatch } from "./batch.ts";
import { dealRows } from "./deal_rows.ts";
import type { Sample } from "./samples.ts";

/** Side by side computation of the parts of a batch, each with its own gradient. */
export interface Lanes extends Disposable {
  readonly gradients: readonly AdapterNumbers[];
  /** Bytes that the graphs take. */
  readonly bytes: number;
  /** Adds the gradient of `scale` × the summed loss of a batch; answers that sum. */
  addGradient(samples: readonly Sample[], scale: number): Promise<number>;
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

/** How many lanes so many threads of a processor are dealt to. */
export function lanesFor(threads: number): number {
  return Math.min(threads, mostLanes);
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
    addGradient: (samples, scale) =>
      total(dealRows(samples, count).map((part, at) => lanes[at]!.run(part, scale))),
    measure: (batches) =>
      total(lanes.map(async (lane, at) => {
        let sum = 0;
        for (const batch of batches.filter((_, index) => index % count === at)) {
          sum += await lane.run(batch, null);
        }
        return sum;
      })),
    need: (largest) => lanes.reduce((sum, lane) => sum + lane.need(largest), 0),
    reserve: (largest) => lanes.forEach((lane) => lane.reserve(largest)),
    [Symbol.dispose]: () => lanes.forEach((lane) => lane[Symbol.dispose]()),
  };
}

interface Lane extends Disposable {
  gradient: AdapterNumbers;
  readonly bytes: number;
  need(largest: LargestBatches): number;
  reserve(largest: LargestBatches): void;
  /** The summed loss of rows; with a scale, its gradient is added. */
  run(samples: readonly Sample[], scale: number | null): Promise<number>;
}

function openLane(backend: Backend, network: Network, shape: AdapterShape): Lane {
  const worker = createWorker(backend);
  const gradient = createNumbers(backend, network.weights, shape);
  const builder = (size: BatchSize, scale: number | null) => {
    const gradients = scale === null ? null : { pairs: gradient.pairs, scale };
    return (graph: Graph) => buildBatch(graph, network, { size, gradients });
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
    async run(samples, scale) {
      const batch = makeBatch(samples);
      using run = await worker.run(
        nodesFor(network, batch.size),
        builder(batch.size, scale),
        (tensors) => fillBatch(backend.library, tensors, batch),
      );
      return -readFloats(backend.library, run.built.logLikelihood)[0]!;
    },
    [Symbol.dispose]() {
      gradient[Symbol.dispose]();
      worker[Symbol.dispose]();
    },
  };
}
