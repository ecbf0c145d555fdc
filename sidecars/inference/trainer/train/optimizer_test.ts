import assert from "node:assert/strict";
import { readFloats, write } from "../ggml/backend.ts";
import { createContext } from "../ggml/context.ts";
import { elementType } from "../ggml/types.ts";
import { openTestBackend } from "../testing/backend.ts";
import { ggmlTest } from "../testing/installed.ts";
import { createOptimizer } from "./optimizer.ts";

/** `torch.optim.AdamW([w], weight_decay=0.1)` of torch 2.13, gradients clipped to a norm of 1. */
const golden = [
  { rate: 0.01, gradient: [0.1, -0.2, 0.3, 0], is: [0.48950002, -0.23975, 0.98900002, 0] },
  { rate: 0.02, gradient: [3, 4, 0, 0], is: [0.47163853, -0.25046057, 0.97362089, 0] },
  {
    rate: 0.005,
    gradient: [-0.01, 0.02, 0, 0.5],
    is: [0.46819311, -0.25257468, 0.97054428, -0.00319407],
  },
];

ggmlTest(
  "the optimizer makes the updates of torch's AdamW, from the sum of all lanes",
  async (library) => {
    using backend = openTestBackend(library);
    using context = createContext(library, { tensors: 3 });
    const [weights, one, other] = [0, 1, 2].map(() => context.tensor(elementType.f32, [4]));
    using _ = backend.allocate(context);
    write(library, weights!, Float32Array.of(0.5, -0.25, 1, 0));
    const gradients = [one!, other!];
    using optimizer = createOptimizer(backend, { weights: weights!, gradients, weightDecay: 0.1 });
    for (const { rate, gradient, is } of golden) {
      const parts = gradient.map((value) => value / 4);
      write(library, one!, Float32Array.from(parts));
      write(library, other!, Float32Array.from(parts, (value) => 3 * value));
      const norm = await optimizer.update(rate);
      assert.ok(Math.abs(norm - Math.hypot(...gradient)) < 1e-5, `${norm}`);
      readFloats(library, weights!).forEach((value, at) =>
        assert.ok(Math.abs(value - is[at]!) < 1e-6, `${value} is not ${is[at]}`)
      );
      assert.ok(readFloats(library, one!).every((value) => value === 0));
    }
    write(library, one!, Float32Array.of(NaN, 0, 0, 0));
    const before = readFloats(library, weights!);
    assert.ok(Number.isNaN(await optimizer.update(0.1)));
    assert.deepEqual(readFloats(library, weights!), before);
  },
);
