import { numbersOf, pairsOf, placesIn } from "../adapter/flat_numbers.ts";
import { type Backend, readFloats, write } from "../ggml/backend.ts";
import { createWorker } from "../ggml/graph.ts";
import type { Library } from "../ggml/library.ts";
import type { GgufHead } from "../model/head.ts";
import { type ModelPlan, planOf, type Projection } from "../model/plan.ts";
import { type Held, loadWeights } from "../model/weights.ts";
import { createNumbers } from "../network/adapters.ts";
import { buildBatch, type Network, nodesFor } from "../network/network.ts";
import { fillBatch, makeBatch } from "../train/batch.ts";
import { lengthOf } from "../train/samples.ts";
import { openTestBackend } from "./backend.ts";
import { floatsOf, type TinyModel, writeTensors } from "./tiny_model.ts";

/** What one batch through a whole model gave. */
export interface Computed {
  loss: number;
  gradient: Float32Array<ArrayBuffer>;
  /** Bytes that the graph needed. */
  bytes: number;
}

/** How it is computed, beside what the model states. */
export interface Settings extends Pick<Network, "recompute" | "logitsAtOnce"> {
  held?: Held;
  /** Linear layers that have an adapter; all if it is absent. */
  targets?: readonly Projection[];
  /** Whether transposed copies are kept; they are where it is not given. */
  keepsTransposed?: boolean;
  /** What computes; that of the tests if it is absent. */
  open?: (library: Library) => Backend;
}

/** A tiny model that is ready to compute its rows in one batch, as often as is asked. */
export interface Ready extends Disposable {
  compute(): Promise<Computed>;
}

/** Loads a tiny model with its adapter. */
export async function makeReady(
  library: Library,
  model: TinyModel,
  { held = "f32", targets, keepsTransposed = true, open = openTestBackend, ...settings }: Settings =
    {},
): Promise<Ready> {
  using parts = new DisposableStack();
  const { head, plan, weights, backend } = await loadTiny(library, model, { held, open, parts });
  if (!keepsTransposed) weights.dropTransposed();
  const { rank } = model;
  const shape = { rank, targets: targets ?? plan.projections };
  const adapter = parts.use(createNumbers(backend, weights, shape));
  const gradient = parts.use(createNumbers(backend, weights, shape));
  write(library, adapter.flat, numbersFor(head, plan, { ...shape, all: floatsOf(model.adapter) }));
  const worker = parts.use(createWorker(backend));
  const network = { plan, weights, pairs: adapter.pairs, scaling: model.scaling, ...settings };
  const batch = makeBatch(model.samples);
  const kept = parts.move();
  return {
    async compute() {
      gradient.clear();
      using run = await worker.run(
        nodesFor(network, batch.size),
        (graph) => {
          const gradients = { pairs: gradient.pairs, scale: 1 };
          return buildBatch(graph, network, { size: batch.size, gradients });
        },
        (tensors) => fillBatch(library, tensors, batch),
      );
      const loss = -readFloats(library, run.built.logLikelihood)[0]!;
      return { loss, gradient: readFloats(library, gradient.flat), bytes: worker.bytes };
    },
    [Symbol.dispose]: () => kept.dispose(),
  };
}

/** Computes loss and gradients of a tiny model's rows once. */
export async function compute(
  library: Library,
  model: TinyModel,
  settings: Settings = {},
): Promise<Computed> {
  using ready = await makeReady(library, model, settings);
  return await ready.compute();
}

/** Of the numbers of all pairs those of some layers. */
export function numbersFor(
  head: GgufHead,
  { layers, projections }: ModelPlan,
  { rank, targets, all }: {
    rank: number;
    targets: readonly Projection[];
    all: Float32Array<ArrayBuffer>;
  },
): Float32Array<ArrayBuffer> {
  const places = placesIn(head, { layers, rank, targets });
  const pairs = pairsOf(placesIn(head, { layers, rank, targets: projections }), rank, all);
  const names = places.map(({ tensor }) => tensor);
  return numbersOf(places, rank, pairs.filter(({ tensor }) => names.includes(tensor)));
}

/** What the file of a tiny model would state; its tensors are not there any more. */
export async function tinyHead(model: TinyModel): Promise<{ head: GgufHead; plan: ModelPlan }> {
  const folder = await Deno.makeTempDir({ prefix: "lernwerk-tiny-" });
  try {
    const head = await writeTensors(model, folder);
    return { head, plan: planOf(head, Math.max(...model.samples.map(lengthOf))) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Loads a tiny model onto the processor, for as long as `parts` lives. */
export async function loadTiny(
  library: Library,
  model: TinyModel,
  { held, open, parts }: {
    held: Held;
    open: (library: Library) => Backend;
    parts: DisposableStack;
  },
) {
  const folder = await Deno.makeTempDir({ prefix: "lernwerk-tiny-" });
  try {
    const head = await writeTensors(model, folder);
    const plan = planOf(head, Math.max(...model.samples.map(lengthOf)));
    const backend = parts.use(open(library));
    const weights = parts.use(await loadWeights(head, plan, { backend, held, threads: 1 }));
    return { head, plan, backend, weights };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
