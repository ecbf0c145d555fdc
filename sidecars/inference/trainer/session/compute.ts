import { type LoraScale, scalingOf } from "../adapter/lora.ts";
import { type Backend, openCpu, readFloats, write } from "../ggml/backend.ts";
import type { Library } from "../ggml/library.ts";
import { elementsOf } from "../ggml/types.ts";
import type { Projection } from "../model/plan.ts";
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
  scale: LoraScale;
  /** Linear layers that are adapted. */
  targets: readonly Projection[];
  /** The share of adapters' inputs that is left out of gradients. */
  dropout: number;
  weightDecay: number;
  /** Blocks are computed again on the way back: less memory, more time. */
  recompute: boolean;
  /** Hears of memory, in bytes, before it is taken; throws when there is not enough. */
  admit(bytes: number): void;
  /** Whether there is so much memory, in bytes. */
  fits(bytes: number): boolean;
  /** Ends the loading. */
  signal: AbortSignal;
}

/** Loads a model onto the processor and adds an adapter of zeros to its linear layers. */
export async function openCompute(
  library: Library,
  { head, plan }: BaseModel,
  options: ComputeOptions,
): Promise<Compute> {
  const { threads, held, scale, targets, dropout, weightDecay, recompute, fits, signal } = options;
  using stack = new DisposableStack();
  let spare = () => {};
  const take = (bytes: number) => {
    if (!fits(bytes)) spare();
    options.admit(bytes);
  };
  const backend = stack.use(admitting(openCpu(library, threads), take));
  const loading = { backend, held, threads, signal, mayKeep: fits };
  const weights = stack.use(await loadWeights(head, plan, loading));
  spare = weights.dropTransposed;
  const shape = { rank: scale.rank, targets };
  const adapter = stack.use(createNumbers(backend, weights, shape));
  const trained = elementsOf(adapter.flat);
  const scaling = scalingOf(scale);
  const network = { plan, weights, pairs: adapter.pairs, scaling, dropout, recompute };
  // Two moments, and a gradient for each lane.
  take(4 * trained * (2 + lanesFor(threads)));
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

/** Copies the adapter's numbers out. */
export function readAdapter({ library, adapter }: Compute): Float32Array<ArrayBuffer> {
  return readFloats(library, adapter.flat);
}

/** Copies them out. */
export function readTrained(compute: Compute): TrainedNumbers {
  const { library, optimizer: { moments, updates } } = compute;
  return {
    weights: readAdapter(compute),
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
