import assert from "node:assert/strict";
import { readFloats, write } from "../ggml/backend.ts";
import { createWorker } from "../ggml/graph.ts";
import type { Library } from "../ggml/library.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementType } from "../ggml/types.ts";
import { openTestBackend } from "../testing/backend.ts";
import { ggmlTest } from "../testing/installed.ts";
import { relativeError } from "../testing/tiny_model.ts";
import { tinyPlan } from "../testing/tiny_plan.ts";
import { crossEntropy } from "./loss.ts";

const vocabulary = 32768;
const width = 8;
const supervised = 256;

/** The loss of many tokens over a large vocabulary, so many of them at once. */
async function measure(library: Library, slice: number) {
  using backend = openTestBackend(library);
  using worker = createWorker(backend);
  const plan = { ...tinyPlan, width, vocabulary };
  using run = await worker.run(4096, (graph) => {
    const o = operationsIn(graph.context);
    const inputs = {
      weight: o.input(elementType.f32, [width, vocabulary]),
      states: o.input(elementType.f32, [width, supervised]),
      targets: o.input(elementType.i32, [supervised]),
    };
    const mask = o.input(elementType.f32, [1, 1]);
    const turn = { positions: inputs.targets, factors: null, by: plan.sights[0]!.rotation };
    const builder = { o, graph, plan, sequence: { rows: 1, length: 1, mask, turn } };
    const backward = o.contiguous(o.permute(inputs.weight, [1, 0, 2, 3]));
    const output = { forward: inputs.weight, backward, bias: null };
    const { states, targets } = inputs;
    const made = crossEntropy(builder, output, { states, targets, slice, scale: 1 });
    graph.add(o.output(made.gradient!));
    return { ...inputs, ...made };
  }, ({ weight, states, targets }) => {
    const wave = (size: number) => Float32Array.from({ length: size }, (_, at) => Math.sin(at));
    write(library, weight, wave(width * vocabulary));
    write(library, states, wave(width * supervised));
    const places = Array.from({ length: supervised }, (_, at) => at % slice * vocabulary + 7 * at);
    write(library, targets, Int32Array.from(places));
  });
  const { logLikelihood, gradient } = run.built;
  const loss = -readFloats(library, logLikelihood)[0]!;
  return { loss, gradient: readFloats(library, gradient!), bytes: worker.bytes };
}

ggmlTest("the loss in slices is that of the whole, in a part of the memory", async (library) => {
  const whole = await measure(library, supervised);
  assert.ok(whole.bytes > 4 * vocabulary * supervised);
  for (const slice of [100, 16]) {
    const sliced = await measure(library, slice);
    assert.ok(Math.abs(sliced.loss / whole.loss - 1) < 1e-6);
    assert.ok(relativeError(whole.gradient, sliced.gradient) < 1e-6);
    // The weight, the same one transposed, and the logits of a slice.
    assert.ok(sliced.bytes < 4 * vocabulary * (slice + 2 * width) + 2 ** 20, `${sliced.bytes}`);
  }
});
