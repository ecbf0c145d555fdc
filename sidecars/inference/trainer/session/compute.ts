import { type LoraScale, scalingOf } from "../adapter/lora.ts";
import { type Backend, openCpu, openDevice, readFloats, write } from "../ggml/backend.ts";
import type { Device, DeviceKind } from "../ggml/device.ts";
import type { Library } from "../ggml/library.ts";
import { elementsOf } from "../ggml/types.ts";
import type { Room } from "../memory/room.ts";
import type { Projection } from "../model/plan.ts";
import { type Held, loadWeights } from "../model/weights.ts";
import { type AdapterNumbers, createNumbers } from "../network/adapters.ts";
import type { Network } from "../network/network.ts";
import { createLanes, type Lanes, threadsOfLanes } from "../train/lanes.ts";
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
  /** Null is the processor. */
  readonly device: Device | null;
  readonly kind: DeviceKind;
  /** Operations that the device lacks and the processor computes. */
  readonly missing: ReadonlySet<string>;
  /** Bytes that are held on a graphics device; null on the processor. */
  deviceBytes(): number | null;
}

/** What is computed with. */
export interface ComputeOptions {
  /** Null computes on the processor. */
  device: Device | null;
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
  /** Where there is little, transposed copies of the weights are not kept. */
  room: Room;
  /** Ends the loading. */
  signal: AbortSignal;
}

/**
 * Loads a model onto a device and adds an adapter of zeros to its linear layers.
 *
 * @throws {UnfitDevice | NoMemory} when the device cannot take it.
 */
export async function openCompute(
  library: Library,
  { head, plan }: BaseModel,
  options: ComputeOptions,
): Promise<Compute> {
  const { device, threads, held, scale, targets, room, signal } = options;
  const { dropout, weightDecay, recompute } = options;
  using stack = new DisposableStack();
  let spare = () => {};
  const take = (bytes: number) => {
    if (!room.fits(bytes)) spare();
    room.admit(bytes);
  };
  const backend = stack.use(admitting(opened(library, device, threads), take));
  const loading = { backend, held, threads, signal, mayKeep: room.fits };
  const weights = stack.use(await loadWeights(head, plan, loading));
  spare = weights.dropTransposed;
  const shape = { rank: scale.rank, targets };
  const adapter = stack.use(createNumbers(backend, weights, shape));
  const trained = elementsOf(adapter.flat);
  const scaling = scalingOf(scale);
  const network = { plan, weights, pairs: adapter.pairs, scaling, dropout, recompute };
  const backends = device ? [backend] : processorLanes(library, threads).map(stack.use, stack);
  // Two moments, and a gradient for each lane.
  take(4 * trained * (2 + backends.length));
  const lanes = stack.use(createLanes(backends, { network, shape }));
  const gradients = lanes.gradients.map(({ flat }) => flat);
  const optimizer = stack.use(
    createOptimizer(backend, { weights: adapter.flat, gradients, weightDecay }),
  );
  const owned = stack.move();
  const numbers = 4 * trained * (3 + backends.length);
  return {
    device,
    kind: backend.kind,
    missing: backend.missing,
    deviceBytes() {
      const { plain, transposed } = weights.bytesOf();
      return device && plain + transposed + numbers + lanes.bytes;
    },
    library,
    network,
    adapter,
    lanes,
    optimizer,
    trained,
    [Symbol.dispose]: () => owned.dispose(),
  };
}

function opened(library: Library, device: Device | null, threads: number): Backend {
  return device ? openDevice(device, threads) : openCpu(library, threads);
}

function processorLanes(library: Library, threads: number): Backend[] {
  return threadsOfLanes(threads).map((count) => openCpu(library, count));
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
