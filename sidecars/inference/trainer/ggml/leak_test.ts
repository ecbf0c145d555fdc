import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { ggmlTest } from "../testing/installed.ts";
import { readTinyModel } from "../testing/tiny_model.ts";
import { makeReady } from "../testing/trained.ts";
import { openCpu, readFloats, write } from "./backend.ts";
import { createContext } from "./context.ts";
import { createWorker } from "./graph.ts";
import type { Library } from "./library.ts";
import { operationsIn } from "./operations.ts";
import { elementType } from "./types.ts";

/** Counts what is opened and not closed. */
function counting(library: Library) {
  const open = new Map<string, number>();
  const pairs: Record<string, [kind: string, change: number]> = {
    ggml_init: ["contexts", 1],
    ggml_free: ["contexts", -1],
    ggml_gallocr_new: ["allocators", 1],
    ggml_gallocr_free: ["allocators", -1],
    ggml_backend_alloc_ctx_tensors_from_buft: ["buffers", 1],
    ggml_backend_buffer_free: ["buffers", -1],
  };
  const ggml = new Proxy(library.ggml, {
    get(real, name: string) {
      const called = Reflect.get(real, name);
      const [kind, change] = pairs[name] ?? [];
      if (!kind || !change) return called;
      return (...args: unknown[]) => {
        open.set(kind, (open.get(kind) ?? 0) + change);
        return called(...args);
      };
    },
  });
  return { library: { ...library, ggml }, open };
}

/** Opens everything there is, computes, reads, and closes it. */
async function step(library: Library): Promise<number> {
  using backend = openCpu(library, 1);
  using worker = createWorker(backend);
  using context = createContext(library, { tensors: 1 });
  const weights = context.tensor(elementType.f32, [256, 256]);
  using _ = backend.allocate(context);
  using run = await worker.run(8, (graph) => {
    const o = operationsIn(graph.context);
    const x = o.input(elementType.f32, [256, 16]);
    const sum = o.output(o.sum(o.mulMat(weights, x)));
    graph.add(sum);
    return { x, sum };
  }, ({ x }) => write(library, x, new Float32Array(256 * 16)));
  return readFloats(library, run.built.sum)[0]!;
}

ggmlTest("1,000 steps leave nothing open and take no more memory", async (real) => {
  const { library, open } = counting(real);
  for (let warm = 0; warm < 200; warm++) await step(library);
  const before = Deno.memoryUsage().rss;
  for (let at = 0; at < 1000; at++) assert.equal(await step(library), 0);
  const grown = Deno.memoryUsage().rss - before;
  assert.deepEqual(Object.fromEntries(open), { contexts: 0, allocators: 0, buffers: 0 });
  // The weights alone are 256 KiB a step.
  assert.ok(grown < 32 * 2 ** 20, `grown by ${(grown / 2 ** 20).toFixed(1)} MiB`);
});

ggmlTest("1,000 batches through a model take no more memory", async (library) => {
  const golden = new URL("../testing/golden/llama.json", import.meta.url);
  using ready = await makeReady(library, await readTinyModel(fileURLToPath(golden)));
  for (let warm = 0; warm < 200; warm++) await ready.compute();
  const before = Deno.memoryUsage().rss;
  const first = await ready.compute();
  for (let at = 0; at < 1000; at++) assert.equal((await ready.compute()).loss, first.loss);
  const grown = Deno.memoryUsage().rss - before;
  // The heads of a batch's tensors alone are 400 KiB.
  assert.ok(grown < 32 * 2 ** 20, `grown by ${(grown / 2 ** 20).toFixed(1)} MiB`);
});

ggmlTest("a step that fails in the middle leaves nothing open", async (real) => {
  const { library, open } = counting(real);
  using backend = openCpu(library, 1);
  {
    using worker = createWorker(backend);
    const failing = worker.run(8, () => {
      throw new Error("no graph");
    }, () => {});
    await assert.rejects(failing, /no graph/);
  }
  assert.deepEqual(Object.fromEntries(open), { contexts: 0, allocators: 0 });
});
