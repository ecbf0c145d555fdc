import assert from "node:assert/strict";
import { type Backend, openCpu, readFloats, write } from "../ggml/backend.ts";
import { createContext } from "../ggml/context.ts";
import { createWorker } from "../ggml/graph.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementType, isReadable } from "../ggml/types.ts";
import { ggmlTest } from "../testing/installed.ts";
import { bytesOf, floatsOf } from "../testing/tiny_model.ts";
import { convertersFor, copyAll } from "./copying.ts";
import { OddModel } from "./values.ts";

/** What gguf-py reads in small tensors of every type; `stored_types.py` writes it. */
const cases: { name: string; type: number; stored: string; numbers: string }[] = JSON.parse(
  Deno.readTextFileSync(new URL("../testing/golden_types.json", import.meta.url)),
);
const width = 256;
const rows = 2;

function assertClose(found: Float32Array, right: Float32Array): void {
  const largest = right.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  found.forEach((number, at) => {
    const error = Math.abs(number - right[at]!);
    assert.ok(error <= 1e-6 * largest, `${number} instead of ${right[at]} at ${at}`);
  });
}

/** Reads a tensor through a file, as it is and transposed. */
async function read(backend: Backend, type: number, bytes: Uint8Array<ArrayBuffer>) {
  const path = await Deno.makeTempFile();
  using context = createContext(backend.library, { tensors: 2 });
  const to = context.tensor(elementType.f32, [width, rows]);
  const transposed = context.tensor(elementType.f32, [rows, width]);
  using _ = backend.allocate(context);
  try {
    await Deno.writeFile(path, bytes);
    const from = { name: "blk.0.ffn_up.weight", type, shape: [width, rows], offset: 0 };
    await copyAll(path, { backend, threads: 1 }, [{ from, to, transposed }]);
    return [to, transposed].map((tensor) => readFloats(backend.library, tensor));
  } finally {
    await Deno.remove(path);
  }
}

/** Looks up rows, as the embedding's are. */
async function lookUp(backend: Backend, type: number, bytes: Uint8Array<ArrayBuffer>) {
  using worker = createWorker(backend);
  using run = await worker.run(8, (graph) => {
    const o = operationsIn(graph.context);
    const stored = o.input(type, [width, rows]);
    const places = o.input(elementType.i32, [rows]);
    const found = o.output(o.rows(stored, places));
    graph.add(found);
    return { stored, places, found };
  }, ({ stored, places }) => {
    write(backend.library, stored, bytes);
    write(backend.library, places, Int32Array.of(1, 0));
  });
  return readFloats(backend.library, run.built.found);
}

for (const { name, type, stored, numbers } of cases) {
  ggmlTest(`${name} is read as gguf-py reads it`, async (library) => {
    assert.ok(isReadable(type));
    using backend = openCpu(library, 1);
    const bytes = bytesOf(stored);
    const right = floatsOf(numbers);
    const [plain, transposed] = await read(backend, type, bytes);
    assertClose(plain!, right);
    assertClose(transposed!, right.map((_, at) => right[at % rows * width + (at >> 1)]!));
    const looked = await lookUp(backend, type, bytes);
    assertClose(looked.subarray(width), right.subarray(0, width));
    assertClose(looked.subarray(0, width), right.subarray(width));
  });
}

ggmlTest("memory that the processor cannot write gets the same numbers", async (library) => {
  using backend = openCpu(library, 1);
  const [{ type, stored }] = cases as [typeof cases[number]];
  const near = await read(backend, type, bytesOf(stored));
  assert.deepEqual(await read({ ...backend, hasHostMemory: false }, type, bytesOf(stored)), near);
});

ggmlTest(
  "a file that ends inside of a tensor is refused with the tensor's name",
  async (library) => {
    using backend = openCpu(library, 1);
    const isNamed = (error: unknown) =>
      error instanceof OddModel && /ends inside of blk\.0\.ffn_up\.weight/.test(error.message);
    await assert.rejects(read(backend, elementType.f32, new Uint8Array(100)), isNamed);
  },
);

Deno.test("the memory of a conversion does not grow with the processor", () => {
  assert.deepEqual([1, 2, 64].map((threads) => convertersFor(threads, 100)), [2, 4, 4]);
  assert.equal(convertersFor(64, 1), 1);
});
