import assert from "node:assert/strict";
import { join } from "node:path";
import { createRuntime } from "@/core/system/mod.ts";
import { loadKernels } from "./kernels.ts";
import { type PartitionOptions, VectorPartition } from "./partition.ts";
import { drawnEntries } from "./testing/drawn_vectors.ts";

const kernels = await loadKernels(createRuntime());
const dimensions = 40;
const options = { model: "model", dimensions };
const entries = drawnEntries(500, dimensions);
const vector = entries[123]!.vector;
const ways: Record<string, PartitionOptions> = {
  floats: options,
  bytes: { ...options, exactLimit: 100 },
};

/** A folder with a saved file of 497 vectors. */
async function saved(options: PartitionOptions) {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "vectors.bin");
  const partition = new VectorPartition(kernels, options);
  partition.set(entries);
  partition.remove({ ids: ["chunk 0", "chunk 77", "chunk 499"] });
  partition.stamp = "change 12";
  await partition.save(path);
  return {
    path,
    partition,
    async [Symbol.asyncDispose]() {
      partition.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

function open(path: string, options: PartitionOptions) {
  const opened = VectorPartition.open(kernels, options, path);
  return { ...opened, [Symbol.dispose]: () => opened.partition.close() };
}

for (const [way, options] of Object.entries(ways)) {
  Deno.test(`a flat file of ${way} gives back what was saved`, async () => {
    await using before = await saved(options);
    using after = open(before.path, options);
    assert.equal(after.state, "opened");
    assert.equal(after.partition.size, 497);
    assert.equal(after.partition.stamp, "change 12");
    assert.equal(after.partition.isChanged, false);
    const questions = [
      { vector, k: 10 },
      { vector, k: 600 },
      { vector, k: 7, allowed: { groups: ["document 3", "document 8"] } },
      { vector, k: 7, allowed: { ids: ["chunk 77", "chunk 78", "chunk 498"] } },
    ];
    for (const question of questions) {
      assert.deepEqual(after.partition.search(question), before.partition.search(question));
    }
  });

  Deno.test(`a flat file of ${way} is changed, saved and opened again`, async () => {
    await using before = await saved(options);
    using changed = open(before.path, options);
    changed.partition.remove({ groups: ["document 4"] });
    changed.partition.set([
      { id: "chunk 0", group: "document 0", vector: entries[0]!.vector },
      { id: "chunk 3", group: "document 3", vector: entries[124]!.vector },
    ]);
    assert.equal(changed.partition.isChanged, true);
    const found = changed.partition.search({ vector, k: 20 });
    await changed.partition.save(before.path);
    assert.equal(changed.partition.unsavedBytes, 0);
    assert.deepEqual(changed.partition.search({ vector, k: 20 }), found);
    using after = open(before.path, options);
    assert.deepEqual(after.partition.search({ vector, k: 20 }), found);
    assert.equal(after.partition.size, 497 - 50 + 1);
  });

  Deno.test(`a flat file of ${way} that is cut off or changed is made anew`, async () => {
    await using before = await saved(options);
    const whole = await Deno.readFile(before.path);
    const headerLength = new DataView(whole.buffer).getUint32(12, true);
    const rowsAt = Math.ceil((64 + headerLength) / 64) * 64;
    const harmed = {
      empty: whole.slice(0, 0),
      "a part of the prefix": whole.slice(0, 40),
      "a part of the header": whole.slice(0, 64 + headerLength / 2),
      "all but one byte": whole.slice(0, -1),
      "one byte more": new Uint8Array([...whole, 0]),
      magic: flipped(whole, 0),
      version: flipped(whole, 8),
      "length of the header": flipped(whole, 13),
      "checksum of the header": flipped(whole, 20),
      header: flipped(whole, 100),
      "first row": flipped(whole, rowsAt),
      text: new TextEncoder().encode("no vectors at all ".repeat(10)),
    };
    for (const [what, bytes] of Object.entries(harmed)) {
      await Deno.writeFile(before.path, bytes);
      using opened = open(before.path, options);
      assert.equal(opened.state, "unusable", what);
      assert.deepEqual(opened.partition.search({ vector, k: 3 }), []);
      opened.partition.set(entries.slice(0, 5));
      assert.equal(opened.partition.search({ vector, k: 9 }).length, 5);
    }
  });

  Deno.test(`a flat file of ${way} is of no use to another model`, async () => {
    await using before = await saved(options);
    assert.equal(open(before.path, { ...options, model: "other" }).state, "unusable");
    assert.equal(open(before.path, { ...options, dimensions: 41 }).state, "unusable");
  });
}

Deno.test("a flat file that is not there, or a folder, is made anew", async () => {
  const folder = await Deno.makeTempDir();
  assert.equal(open(join(folder, "none.bin"), options).state, "absent");
  assert.equal(open(folder, options).state, "unusable");
  await Deno.remove(folder);
});

Deno.test("a row in f32 that changed under an open file is left out, and is told", async () => {
  await using before = await saved(ways["bytes"]!);
  using after = open(before.path, ways["bytes"]!);
  const [best, second] = after.partition.search({ vector, k: 2 });
  assert.equal(after.partition.isDamaged, false);
  const whole = await Deno.readFile(before.path);
  const stride = 64 * 4;
  const floatsAt = whole.length - 497 * stride;
  // The row of chunk 123: two before it were removed.
  whole[floatsAt + 121 * stride]! ^= 1;
  await Deno.writeFile(before.path, whole);
  const found = after.partition.search({ vector, k: 2 });
  assert.equal(best!.id, "chunk 123");
  assert.equal(found[0]!.id, second!.id);
  assert.equal(after.partition.isDamaged, true);
});

Deno.test("a search finds the same while the file is saved", async () => {
  await using before = await saved(ways["bytes"]!);
  const { partition, path } = before;
  partition.set(drawnEntries(5000, dimensions, { seed: 3 }));
  const found = partition.search({ vector, k: 10 });
  let isSaving = true;
  const saving = partition.save(path).finally(() => isSaving = false);
  for (let searches = 0; isSaving || searches === 0; searches++) {
    assert.deepEqual(partition.search({ vector, k: 10 }), found);
    await new Promise((resolve) => setTimeout(resolve));
  }
  await saving;
  assert.deepEqual(partition.search({ vector, k: 10 }), found);
  assert.equal(partition.isDamaged, false);
});

function flipped(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  changed[at]! ^= 1;
  return changed;
}
