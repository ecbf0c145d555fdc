import { type Backend, readFloats, write } from "../ggml/backend.ts";
import { createContext } from "../ggml/context.ts";
import { createWorker } from "../ggml/graph.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** A longer gradient is shortened to it. */
const maxGradientNorm = 1;

/** AdamW over all weights of an adapter at once (Loshchilov and Hutter, arXiv 1711.05101). */
export interface Optimizer extends Disposable {
  /** The moments, for a checkpoint. */
  readonly moments: { first: Tensor; second: Tensor };
  /** Updates made so far. */
  updates: number;
  /**
   * Adds up the gradients, shortens the sum, changes the weights, and clears the gradients.
   *
   * @returns the gradient's norm before it was shortened; nothing is changed when it is no number.
   */
  update(learningRate: number): Promise<number>;
}

/** Makes an optimizer of `weights` with one gradient from each lane. */
export function createOptimizer(
  backend: Backend,
  { weights, gradients, weightDecay }: {
    weights: Tensor;
    gradients: readonly Tensor[];
    weightDecay: number;
  },
): Optimizer {
  const { library } = backend;
  const context = createContext(library, { tensors: 2 });
  const shape = weights.shape;
  const first = context.tensor(elementType.f32, shape);
  const second = context.tensor(elementType.f32, shape);
  const buffer = backend.allocate(context);
  const worker = createWorker(backend);
  const sum = gradients[0]!;

  /** Adds the gradients up in a fixed order, so that runs can be repeated. */
  async function addUp(): Promise<number> {
    using run = await worker.run(16, (graph) => {
      const o = operationsIn(graph.context);
      for (const other of gradients.slice(1)) graph.add(o.addInPlace(sum, other));
      const squares = o.output(o.squareSum(sum));
      graph.add(squares);
      return squares;
    }, () => {});
    return Math.sqrt(readFloats(library, run.built)[0]!);
  }

  async function step(factor: number, rate: number, count: number): Promise<void> {
    using _ = await worker.run(16, (graph) => {
      const o = operationsIn(graph.context);
      const settings = o.input(elementType.f32, [7]);
      const gradient = factor < 1 ? o.scaleInPlace(sum, factor) : sum;
      graph.add(o.adamW(weights, { gradient, first, second, settings }));
      for (const used of gradients) graph.add(o.scaleInPlace(used, 0));
      return settings;
    }, (settings) => write(library, settings, adamSettings(rate, weightDecay, count)));
  }

  return {
    moments: { first, second },
    updates: 0,
    async update(rate) {
      const norm = await addUp();
      if (!Number.isFinite(norm)) return norm;
      this.updates++;
      const factor = norm > maxGradientNorm ? maxGradientNorm / (norm + 1e-6) : 1;
      await step(factor, rate, this.updates);
      return norm;
    },
    [Symbol.dispose]() {
      worker[Symbol.dispose]();
      buffer[Symbol.dispose]();
      context[Symbol.dispose]();
    },
  };
}

/** The parameters of `ggml_opt_step_adamw`, with the corrections of the moments' bias. */
function adamSettings(rate: number, decay: number, updates: number): Float32Array {
  const correction = (beta: number) => 1 / (1 - beta ** updates);
  return Float32Array.of(
    rate,
    beta1,
    beta2,
    epsilon,
    decay,
    correction(beta1),
    correction(beta2),
  );
}
