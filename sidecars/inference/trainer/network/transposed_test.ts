import assert from "node:assert/strict";
import { openCpu, readFloats, write } from "../ggml/backend.ts";
import { createWorker } from "../ggml/graph.ts";
import type { Library } from "../ggml/library.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementType } from "../ggml/types.ts";
import { ggmlTest } from "../testing/installed.ts";
import { relativeError } from "../testing/tiny_model.ts";
import { transposedProduct } from "./transposed.ts";

const inputs = 64;
/** Three whole blocks and half a one. */
const outputs = 112;
const tokens = 5;

const waves = (count: number, pace: number) =>
  Float32Array.from({ length: count }, (_, at) => Math.sin(pace * at));

/** The product made of so many numbers of the matrix at once; with a copy when it is null. */
async function product(library: Library, type: number, atOnce: number | null) {
  using backend = openCpu(library, 1);
  using worker = createWorker(backend);
  using run = await worker.run(128, (graph) => {
    const o = operationsIn(graph.context);
    const matrix = o.input(elementType.f32, [inputs, outputs]);
    const gradient = o.input(elementType.f32, [outputs, tokens]);
    const forward = type === elementType.f32 ? matrix : o.cast(matrix, type);
    const backward = atOnce === null ? o.contiguous(o.permute(matrix, [1, 0, 2, 3])) : null;
    const made = o.output(
      transposedProduct(o, { forward, backward }, { gradient, atOnce: atOnce ?? 0 }),
    );
    graph.add(made);
    return { matrix, gradient, made };
  }, ({ matrix, gradient }) => {
    write(library, matrix, waves(inputs * outputs, 0.7));
    write(library, gradient, waves(outputs * tokens, 1.3));
  });
  return { numbers: readFloats(library, run.built.made), shape: run.built.made.shape };
}

for (const [name, tolerance] of [["f32", 1e-6], ["bf16", 0.01], ["q8_0", 0.02]] as const) {
  ggmlTest(`a product without a transposed copy is the same, held as ${name}`, async (library) => {
    const right = await product(library, elementType.f32, null);
    for (const atOnce of [1, 2 * 32 * inputs, 2 ** 20]) {
      const found = await product(library, elementType[name], atOnce);
      assert.deepEqual(found.shape, right.shape);
      const error = relativeError(right.numbers, found.numbers);
      assert.ok(error < tolerance, `${error} with ${atOnce} numbers at once`);
    }
  });
}
