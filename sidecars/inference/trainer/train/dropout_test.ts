import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { readFloats, write } from "../ggml/backend.ts";
import type { Library } from "../ggml/library.ts";
import { createNumbers } from "../network/adapters.ts";
import type { Network } from "../network/network.ts";
import { openTestBackend } from "../testing/backend.ts";
import { ggmlTest } from "../testing/installed.ts";
import { floatsOf, readTinyModel, relativeError } from "../testing/tiny_model.ts";
import { loadTiny } from "../testing/trained.ts";
import { drawFor, masks } from "./dropout_masks.ts";
import { createLanes } from "./lanes.ts";

const golden = fileURLToPath(new URL("../testing/golden/", import.meta.url));
const place = { seed: 1, step: 2, batch: 0 };

/** What lanes compute of a tiny model's rows. */
interface Case extends Pick<Network, "dropout" | "recompute"> {
  model?: string;
  lanes?: number;
  step?: number;
  /** Moves the adapter's numbers. */
  moved?: (numbers: Float32Array) => Float32Array;
}

async function computed(
  library: Library,
  { model: name = "llama.json", lanes: count = 1, step = 2, moved = (numbers) => numbers, ...more }:
    Case,
) {
  using parts = new DisposableStack();
  const open = () => openTestBackend(library);
  const model = await readTinyModel(golden + name);
  const { plan, weights, backend } = await loadTiny(library, model, { held: "f32", open, parts });
  const shape = { rank: model.rank, targets: plan.projections };
  const adapter = parts.use(createNumbers(backend, weights, shape));
  write(library, adapter.flat, moved(floatsOf(model.adapter)));
  const network = { plan, weights, pairs: adapter.pairs, scaling: model.scaling, ...more };
  const backends = Array.from({ length: count }, () => parts.use(open()));
  const lanes = parts.use(createLanes(backends, { network, shape }));
  const draw = drawFor(model.samples, { ...place, step });
  const loss = await lanes.addGradient(model.samples, 1, draw);
  const gradient = floatsOf(model.adapter).fill(0);
  for (const { flat } of lanes.gradients) {
    readFloats(library, flat).forEach((value, at) => gradient[at]! += value);
  }
  return { loss, gradient, heldOut: await lanes.measure([model.samples]) };
}

Deno.test("masks() keep so many numbers, as much larger, and differ by their key", () => {
  for (const rate of [0.05, 0.5]) {
    const numbers = masks(100_000, rate, 7);
    const left = numbers.filter((number) => number === 0).length;
    assert.ok(Math.abs(left / 100_000 - rate) < 0.005, `${left} of 100,000`);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    assert.ok(Math.abs(mean - 1) < 0.01, `mean ${mean}`);
    assert.notDeepEqual(masks(100, rate, 8), numbers.subarray(0, 100));
  }
});

Deno.test("drawFor() gives each row its own number, and others at another step", () => {
  const samples = Array.from({ length: 4 }, () => ({ prompt: [1], completion: [2] }));
  const first = drawFor(samples, place);
  assert.equal(new Set(first.rows.values()).size, 4);
  assert.deepEqual(drawFor(samples, place), first);
  const next = drawFor(samples, { ...place, step: 3 });
  assert.notEqual(next.bank, first.bank);
  assert.notDeepEqual([...next.rows.values()], [...first.rows.values()]);
});

for (const model of ["llama.json", "gemma3.json", "phi3.json"]) {
  ggmlTest(`${model}: with dropout the gradient is that of the same loss`, async (library) => {
    const { gradient } = await computed(library, { model, dropout: 0.3 });
    const length = Math.hypot(...gradient);
    // Along the gradient, where the loss changes most.
    const moved = (by: number) => (numbers: Float32Array) =>
      numbers.map((value, at) => value + by * gradient[at]! / length);
    const loss = async (by: number) =>
      (await computed(library, { model, dropout: 0.3, moved: moved(by) })).loss;
    const h = 0.003;
    const near = await loss(h) - await loss(-h);
    const far = await loss(2 * h) - await loss(-2 * h);
    const slope = (8 * near - far) / (12 * h);
    assert.ok(Math.abs(slope / length - 1) < 5e-4, `${slope} instead of ${length}`);
  });
}

ggmlTest(
  "dropout is the same in two lanes and in blocks that are computed once more",
  async (library) => {
    const one = await computed(library, { dropout: 0.3 });
    const two = await computed(library, { dropout: 0.3, lanes: 2 });
    assert.ok(Math.abs(two.loss / one.loss - 1) < 1e-6);
    assert.ok(relativeError(one.gradient, two.gradient) < 1e-5);
    const again = await computed(library, { dropout: 0.3, recompute: true });
    assert.deepEqual(again.gradient, one.gradient);
  },
);

ggmlTest("dropout changes with the step, and leaves measurements as they are", async (library) => {
  const without = await computed(library, {});
  const first = await computed(library, { dropout: 0.3 });
  const next = await computed(library, { dropout: 0.3, step: 3 });
  assert.notEqual(first.loss, without.loss);
  assert.notEqual(first.loss, next.loss);
  assert.equal(first.heldOut, without.heldOut);
  assert.equal(without.heldOut, without.loss);
});
