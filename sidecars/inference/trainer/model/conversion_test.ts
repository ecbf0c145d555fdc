import assert from "node:assert/strict";
import { type Backend, openCpu, write } from "../ggml/backend.ts";
import { createContext } from "../ggml/context.ts";
import { createWorker } from "../ggml/graph.ts";
import type { Library } from "../ggml/library.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import { ggmlTest } from "../testing/installed.ts";
import { bytesOf } from "../testing/tiny_model.ts";
import { copyAll } from "./copying.ts";

const cases: { name: string; type: number; stored: string }[] = JSON.parse(
  Deno.readTextFileSync(new URL("../testing/golden_types.json", import.meta.url)),
);

/** More than is read, and than is converted, at once; strips and pieces end within it. */
const inputs = 256;
const outputs = 2 ** 14 + 96;

function bytesIn(library: Library, tensor: Tensor): Uint8Array {
  const bytes = new Uint8Array(tensor.strides[2]);
  library.ggml.ggml_backend_tensor_get(tensor.pointer, bytes, 0n, BigInt(bytes.length));
  return bytes;
}

/** A matrix as the file stores it, and the form to hold it in. */
interface Case {
  type: number;
  held: number;
  bytes: Uint8Array;
}

/** The whole matrix in one operation after another. */
async function inOneGo(backend: Backend, { type, held, bytes }: Case) {
  const { library } = backend;
  using worker = createWorker(backend);
  using run = await worker.run(16, (graph) => {
    const o = operationsIn(graph.context);
    const as = (a: Tensor, to: number) => a.type === to ? a : o.cast(a, to);
    const stored = o.input(type, [inputs, outputs]);
    const floats = as(stored, elementType.f32);
    const to = o.output(stored.type === held ? stored : as(floats, held));
    const turned = o.contiguous(o.permute(floats, [1, 0, 2, 3]));
    const transposed = o.output(as(turned, held));
    for (const made of [to, transposed]) graph.add(made);
    return { stored, to, transposed };
  }, ({ stored }) => write(library, stored, bytes));
  return [run.built.to, run.built.transposed].map((tensor) => bytesIn(library, tensor));
}

/** As models are loaded. */
async function inStrips(backend: Backend, { type, held, bytes }: Case) {
  const { library } = backend;
  const path = await Deno.makeTempFile();
  using context = createContext(library, { tensors: 2 });
  const to = context.tensor(held, [inputs, outputs]);
  const transposed = context.tensor(held, [outputs, inputs]);
  using _ = backend.allocate(context, "anything");
  try {
    await Deno.writeFile(path, bytes);
    const from = { name: "blk.0.ffn_up.weight", type, shape: [inputs, outputs], offset: 0 };
    await copyAll(path, { backend, threads: 2 }, [{ from, to, transposed }]);
    return [to, transposed].map((tensor) => bytesIn(library, tensor));
  } finally {
    await Deno.remove(path);
  }
}

/** Many different rows of a type, made of those that are known. */
function rowsOf(stored: string): Uint8Array<ArrayBuffer> {
  const two = bytesOf(stored);
  const row = two.length / 2;
  const bytes = new Uint8Array(row * outputs);
  for (let at = 0; at < outputs; at++) {
    const which = (at * at + (at >> 3)) % 2;
    bytes.set(two.subarray(which * row, which * row + row), at * row);
  }
  return bytes;
}

for (const { name, type, stored } of cases) {
  ggmlTest(`${name} is converted in strips to the same bytes as in one go`, async (library) => {
    using backend = openCpu(library, 1);
    const bytes = rowsOf(stored);
    for (const held of [elementType.f32, elementType.bf16, elementType.q8_0]) {
      const right = await inOneGo(backend, { type, held, bytes });
      assert.deepEqual(await inStrips(backend, { type, held, bytes }), right);
    }
  });
}
