import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { Kernel } from "./kernel.ts";
import { kernelVariants, loadKernels } from "./kernels.ts";

const runtime = createRuntime();

Deno.test("loadKernels() takes the first module that runs here, and says when none does", async () => {
  assert.equal((await loadKernels(runtime, ["scalar", "simd"])).variant, "scalar");
  const readAsset = async (path: string) =>
    path.includes("relaxed") ? new Uint8Array(8) : await runtime.readAsset(path);
  assert.equal((await loadKernels({ readAsset })).variant, "simd");
  await assert.rejects(loadKernels(runtime, []), /No vector kernel/);
});

for (const variant of kernelVariants) {
  Deno.test(`Kernel.checksum() of ${variant} is XXH64`, async () => {
    const kernel = new Kernel(await loadKernels(runtime, [variant]), 32);
    // From the reference implementation, xxhsum -H64.
    const known = {
      "": "ef46db3751d8e999",
      "a": "d24ec4f1a98c6e5b",
      "abc": "44bc2cf5ad770999",
      "Nobody inspects the spammish repetition": "fbcea83c8a378bf1",
    };
    for (const [text, checksum] of Object.entries(known)) {
      const bytes = new TextEncoder().encode(text);
      kernel.bytes(kernel.rescoreAt, bytes.length).set(bytes);
      assert.equal(kernel.checksum(kernel.rescoreAt, bytes.length), checksum, text);
    }
  });

  Deno.test(`Kernel.best() of ${variant} estimates with int8 rows within half a step`, async () => {
    const kernel = new Kernel(await loadKernels(runtime, [variant]), 50);
    const values = Array.from({ length: 50 }, (_, at) => Math.sin(at * at));
    const length = Math.hypot(...values);
    kernel.reserve(kernel.rowsAt + kernel.byteStride);
    kernel.floats(kernel.rescoreAt, 50).set(values.map((value) => value / length));
    kernel.quantise(kernel.rescoreAt, kernel.rowsAt, 1);
    assert.ok(kernel.isRowOf(kernel.rescoreAt, kernel.rowsAt));
    kernel.setQuery(kernel.floats(kernel.rescoreAt, 50).slice());
    const scan = { rows: "bytes", at: kernel.rowsAt, count: 1, eligible: null } as const;
    const [hit] = kernel.best(1, scan);
    assert.ok(Math.abs(hit!.score - 1) < 0.01, `${hit!.score}`);
    kernel.floats(kernel.rescoreAt, 50)[7]! += 1e-6;
    assert.ok(!kernel.isRowOf(kernel.rescoreAt, kernel.rowsAt));
  });
}

Deno.test("Kernel.best() takes as many hits as are wanted, from rows in any order", async () => {
  const kernel = new Kernel(await loadKernels(runtime), 1);
  const count = 10_000;
  const scores = Array.from({ length: count }, (_, row) => (row * 7919) % 1000);
  kernel.reserve(kernel.rowsAt + count * kernel.floatStride);
  scores.forEach((score, row) => {
    kernel.floats(kernel.rowsAt + row * kernel.floatStride, 1)[0] = score;
  });
  kernel.setQuery(Float32Array.of(1));
  const sorted = scores.map((score, row) => ({ row, score }))
    .sort((a, b) => b.score - a.score || a.row - b.row);
  for (const k of [1, 2, 10, 999, kernel.mostHits]) {
    const found = kernel.best(k, { rows: "floats", at: kernel.rowsAt, count, eligible: null });
    assert.deepEqual(found, sorted.slice(0, k));
  }
});

Deno.test("Kernel.reserve() says when there is no more memory", async () => {
  const kernel = new Kernel(await loadKernels(runtime), 32);
  assert.throws(
    () => kernel.reserve(2 ** 33),
    (error) => error instanceof AppError && error.code === "vectors_out_of_memory",
  );
});
