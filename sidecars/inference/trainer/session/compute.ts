import { type Backend, openCpu, readFloats, write } from "../ggml/backend.ts";
import type { Library } from "../ggml/library.ts";
import { elementsOf } from "../ggml/types.ts";
import { type Held, loadWeights } from "../model/weights.ts";
import { type AdapterNumbers, createNumbers } from "../network/adapters.ts";
import type { Network } from "../network/network.ts";
import { createLanes, type Lanes, lanesFor } from "../train/lanes.ts";
import { createOptimizer, type Optimizer } from "../train/optimizer.ts";
import type { BaseModel } from "./base_model.ts";

/** A model with an adapter, and all that changes the adapter. */
export interface Compute extends Disposable {
  readonly library: Library;
  readonly network: Network;
  readonly adapter: AdapterNumbers;
  readonly lanes: Lanes;
  readonly optimizer: Optimizer;
  /** Numbers that are trained. */
  readonly trained: number;
}

/** What is computed with. */
export interface ComputeOptions {
  threads: number;
  held: Held;
  rank: number;
  alpha: number;
  weightDecay: number;
  /** Blocks are computed again on the way back: less memory, more time. */
  recompute: boolean;
  /** Hears of memory, in bytes, before it is taken; throws when there is not enough. */
  admit(bytes: number): void;
  /** Ends the loading. */
  signal: AbortSignal;
}

/** Loads a model onto the processor and adds an adapter of zeros to all its linear layers. */
export async function openCompute(
  library: Library,
  { head, plan }: BaseModel,
  { threads, held, rank, alpha, weightDecay, recompute, admit, signal }: ComputeOptions,
): Promise<Compute> {
  using stack = new DisposableStack();
  const backend = stack.use(admitting(openCpu(library, threads), admit));
  const weights = stack.use(await loadWeights(head, plan, { backend, held, threads, signal }));
  const shape = { rank, targets: plan.projections };
  const adapter = stack.use(createNumbers(backend, weights, shape));
  const trained = elementsOf(adapter.flat);
  const network = { plan, weights, pairs: adapter.pairs, scaling: alpha / rank, recompute };
  // Two moments, and a gradient for each lane.
  admit(4 * trained * (2 + lanesFor(threads)));
  const lanes = stack.use(createLanes(library, { network, shape, threads }));
  const gradients = lanes.gradients.map(({ flat }) => flat);
  const optimizer = stack.use(
    createOptimizer(backend, { weights: adapter.flat, gradients, weightDecay }),
  );
  const owned = stack.move();
  return {
    library,
    network,
    adapter,
    lanes,
    optimizer,
    trained,
    [Symbol.dispose]: () => owned.dispose(),
  };
}

/** All numbers of a run that change with its steps. */
export interface TrainedNumbers {
  weights: Float32Array<ArrayBuffer>;
  first: Float32Array<ArrayBuffer>;
  second: Float32Array<ArrayBuffer>;
  updates: number;
}

/** Copies them out. */
export function readTrained({ library, adapter, optimizer }: Compute): TrainedNumbers {
  const { moments, updates } = optimizer;
  return {
    weights: readFloats(library, adapter.flat),
    first: readFloats(library, moments.first),
    second: readFloats(library, moments.second),
    updates,
  };
}

/** Puts them back. @throws {Error} when they are those of another adapter. */
export function writeTrained(
  { library, adapter, optimizer, trained }: Compute,
  { weights, first, second, updates }: TrainedNumbers,
): void {
  if ([weights, first, second].some(({ length }) => length !== trained)) {
    throw new Error("the optimizer state in the checkpoint has another size");
  }
  write(library, adapter.flat, weights);
  write(library, optimizer.moments.first, first);
  write(library, optimizer.moments.second, second);
  optimizer.updates = updates;
}

/** A backend that asks before it takes memory. */
function admitting(backend: Backend, admit: (bytes: number) => void): Backend {
  return {
    ...backend,
    allocate(context, content) {
      admit(backend.need(context));
      return backend.allocate(context, content);
    },
  };
}
