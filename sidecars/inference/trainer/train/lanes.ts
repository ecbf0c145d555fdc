import { type Backend, openCpu, readFloats } from "../ggml/backend.ts";
import { createWorker, type Worker } from "../ggml/graph.ts";
import type { Library } from "../ggml/library.ts";
import { type AdapterNumbers, type AdapterShape, createNumbers } from "../network/adapters.ts";
import { buildBatch, type Network, nodesFor } from "../network/network.ts";
import { fillBatch, makeBatch } from "./batch.ts";
import { lengthOf, type Sample } from "./samples.ts";

/** Side by side computation of the parts of a batch, each with its own gradient. */
export interface Lanes extends Disposable {
  readonly gradients: readonly AdapterNumbers[];
  /** Adds the gradient of `scale` × the summed loss of a batch; answers that sum. */
  addGradient(samples: readonly Sample[], scale: number): Promise<number>;
  /** The summed loss of all supervised tokens of some batches. */
  measure(batches: readonly (readonly Sample[])[]): Promise<number>;
  /** Bytes that the graphs need. */
  readonly bytes: number;
}

/** More lanes cost memory and shorten the batches that each of them sees. */
const mostLanes = 2;

/**
 * Makes lanes on the processor. Two lanes meet once a step, where the threads of one graph would
 * meet at each of its thousands of nodes: on two cores that is faster.
 */
export function createLanes(
  library: Library,
  { network, shape, threads }: { network: Network; shape: AdapterShape; threads: number },
): Lanes {
  const count = Math.min(threads, mostLanes);
  const lanes = Array.from({ length: count }, () => {
    const backend = openCpu(library, Math.floor(threads / count));
    return openLane(backend, network, shape);
  });
  const total = async (parts: readonly Promise<number>[]) =>
    (await Promise.all(parts)).reduce((sum, part) => sum + part, 0);
  return {
    gradients: lanes.map(({ gradient }) => gradient),
    addGradient: (samples, scale) =>
      total(dealt(samples, count).map((part, at) => lanes[at]!.run(part, scale))),
    measure: (batches) =>
      total(lanes.map(async (lane, at) => {
        let sum = 0;
        for (const batch of batches.filter((_, index) => index % count === at)) {
          sum += await lane.run(batch, null);
        }
        return sum;
      })),
    get bytes() {
      return lanes.reduce((sum, { worker }) => sum + worker.bytes, 0);
    },
    [Symbol.dispose]: () => lanes.forEach((lane) => lane[Symbol.dispose]()),
  };
}

interface Lane extends Disposable {
  worker: Worker;
  gradient: AdapterNumbers;
  /** The summed loss of rows; with a scale, its gradient is added. */
  run(samples: readonly Sample[], scale: number | null): Promise<number>;
}

function openLane(backend: Backend, network: Network, shape: AdapterShape): Lane {
  const worker = createWorker(backend);
  const gradient = createNumbers(backend, network.weights, shape);
  return {
    worker,
    gradient,
    async run(samples, scale) {
      const batch = makeBatch(samples);
      const gradients = scale === null ? null : { pairs: gradient.pairs, scale };
      using run = await worker.run(
        nodesFor(network, batch.size),
        (graph) => buildBatch(graph, network, { size: batch.size, gradients }),
        (tensors) => fillBatch(backend.library, tensors, batch),
      );
      return -readFloats(backend.library, run.built.logLikelihood)[0]!;
    },
    [Symbol.dispose]() {
      gradient[Symbol.dispose]();
      worker[Symbol.dispose]();
      backend[Symbol.dispose]();
    },
  };
}

/** Deals rows by length, so that each lane gets about as many tokens and little padding. */
function dealt(samples: readonly Sample[], lanes: number): Sample[][] {
  const order = samples.map((sample, index) => ({ sample, index }))
    .sort((a, b) => lengthOf(b.sample) - lengthOf(a.sample) || a.index - b.index);
  const parts = Array.from(
    { length: lanes },
    (_, lane) => order.filter((_, at) => at % lanes === lane).map(({ sample }) => sample),
  );
  return parts.filter((part) => part.length > 0);
}
