import assert from "node:assert/strict";
import { readFloats, write } from "../ggml/backend.ts";
import { createWorker, type Graph, type Worker } from "../ggml/graph.ts";
import type { Library } from "../ggml/library.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementsOf, elementType, type Shape, type Tensor } from "../ggml/types.ts";
import type { ModelPlan } from "../model/plan.ts";
import type { Builder } from "../network/builder.ts";
import { causalMask } from "../train/batch.ts";
import { openTestBackend } from "./backend.ts";
import { relativeError } from "./tiny_model.ts";
import { tinyPlan } from "./tiny_plan.ts";

/** A function of tensors whose gradients are checked. */
export interface Differentiable {
  plan?: Partial<ModelPlan>;
  /** The step of the differences, whose error falls with its fourth power; 0.04 if not given. */
  step?: number;
  /** What it is differentiated by. */
  inputs: readonly Shape[];
  /** Numbers that stay as they are. */
  frozen?: readonly Shape[];
  /** Whole numbers; they follow the frozen ones. */
  whole?: readonly number[];
  /** Builds the result, and when asked its gradients to the inputs from that of the result. */
  build(
    builder: Builder,
    inputs: readonly Tensor[],
    frozen: readonly Tensor[],
  ): { output: Tensor; back(gradient: Tensor): readonly Tensor[] };
}

/** Tokens of the sequences in which functions are checked: two rows of four. */
export const tokens = 8;
const rows = 2;
const length = tokens / rows;

/**
 * Checks the gradients of `Σ wᵢ·fᵢ(x)` for fixed random w against differences of the function.
 *
 * @throws {AssertionError} when they differ by more than a thousandth.
 */
export async function checkGradients(library: Library, f: Differentiable): Promise<void> {
  using backend = openTestBackend(library);
  using worker = createWorker(backend);
  const random = randomNumbers();
  const inputs = f.inputs.map((shape) => random(sizeOf(shape)));
  const frozen = (f.frozen ?? []).map((shape) => random(sizeOf(shape)));
  const given = { inputs, frozen, whole: f.whole ?? [] };
  const output = await evaluate(worker, f, given);
  const weights = random(output.length);
  const found = await gradientsOf(worker, f, { ...given, weights });
  for (const [at, gradient] of found.entries()) {
    const evaluated = async () => dot(await evaluate(worker, f, given), weights);
    const right = await differences(inputs[at]!, evaluated, f.step ?? 0.04);
    const error = relativeError(right, gradient);
    assert.ok(error < 1e-3, `the gradient to input ${at} is wrong by ${error}`);
  }
}

interface Given {
  inputs: readonly Float32Array[];
  frozen: readonly Float32Array[];
  whole: readonly number[];
}

async function evaluate(worker: Worker, f: Differentiable, given: Given): Promise<Float32Array> {
  using run = await worker.run(600, (graph) => {
    const made = place(graph, f);
    const output = made.builder.o.output(built(f, made).output);
    graph.add(output);
    return { ...made, output };
  }, (made) => fill(worker.library, made, given));
  return readFloats(worker.library, run.built.output);
}

async function gradientsOf(
  worker: Worker,
  f: Differentiable,
  given: Given & { weights: Float32Array },
): Promise<Float32Array[]> {
  using run = await worker.run(600, (graph) => {
    const made = place(graph, f);
    const { o } = made.builder;
    const { output, back } = built(f, made);
    const weights = o.input(elementType.f32, output.shape);
    const gradients = back(weights).map((gradient) => o.output(o.contiguous(gradient)));
    gradients.forEach(graph.add);
    return { ...made, weights, gradients };
  }, (made) => {
    fill(worker.library, made, given);
    write(worker.library, made.weights, given.weights);
  });
  return run.built.gradients.map((gradient) => readFloats(worker.library, gradient));
}

function built(f: Differentiable, { builder, inputs, frozen, whole }: ReturnType<typeof place>) {
  return f.build(builder, inputs, [...frozen, whole]);
}

function place(graph: Graph, { plan: changes, inputs, frozen = [], whole = [] }: Differentiable) {
  const o = operationsIn(graph.context);
  const plan = { ...tinyPlan, ...changes };
  const positions = o.input(elementType.i32, [tokens]);
  const mask = o.input(elementType.f32, [length, length]);
  const turn = { positions, factors: null, by: plan.sights[0]!.rotation };
  const builder: Builder = { o, graph, plan, sequence: { rows, length, mask, turn } };
  const floats = (shape: Shape) => o.output(o.input(elementType.f32, shape));
  const made = {
    inputs: inputs.map(floats),
    frozen: frozen.map(floats),
    whole: o.input(elementType.i32, [whole.length || 1]),
  };
  // Also those that a function does not use.
  [positions, mask, made.whole, ...made.inputs, ...made.frozen].forEach(graph.add);
  return { builder, ...made };
}

function fill(library: Library, made: ReturnType<typeof place>, given: Given): void {
  const { mask, turn } = made.builder.sequence;
  write(library, turn.positions, Int32Array.from({ length: tokens }, (_, at) => 3 * (at % length)));
  write(library, mask, causalMask(length, made.builder.plan.sights[0]!.window));
  made.inputs.forEach((tensor, at) => write(library, tensor, given.inputs[at]!));
  made.frozen.forEach((tensor, at) => write(library, tensor, given.frozen[at]!));
  write(library, made.whole, Int32Array.from(given.whole));
}

/** Central differences of four points by each number of `values`. */
async function differences(
  values: Float32Array,
  f: () => Promise<number>,
  step: number,
): Promise<Float32Array> {
  const found = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const middle = values[at]!;
    const moved = (by: number) => {
      values[at] = middle + by * step;
      return f();
    };
    const near = await moved(1) - await moved(-1);
    const far = await moved(2) - await moved(-2);
    found[at] = (8 * near - far) / (12 * step);
    values[at] = middle;
  }
  return found;
}

/** Numbers between −1 and 1, the same ones each time (Park and Miller's generator). */
function randomNumbers() {
  let state = 1;
  return (count: number) =>
    Float32Array.from({ length: count }, () => {
      state = state * 48271 % 2147483647;
      return 2 * state / 2147483647 - 1;
    });
}

function sizeOf([n0, n1 = 1, n2 = 1, n3 = 1]: Shape): number {
  return elementsOf({ shape: [n0, n1, n2, n3] });
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}
