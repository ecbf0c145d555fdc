import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { type KernelVariant, kernelVariants, loadKernels } from "./kernels.ts";
import { type PartitionOptions, type VectorHit, VectorPartition } from "./partition.ts";
import { drawnEntries, drawnNumbers, plainSearch } from "./testing/drawn_vectors.ts";

async function makePartition(
  options: Partial<PartitionOptions> = {},
  variants: readonly KernelVariant[] = kernelVariants,
): Promise<VectorPartition> {
  const kernels = await loadKernels(createRuntime(), variants);
  return new VectorPartition(kernels, { model: "model", dimensions: 384, ...options });
}

function ids(hits: readonly VectorHit[]): string[] {
  return hits.map(({ id }) => id);
}

function queries(count: number, dimensions: number): Float32Array[] {
  const numbers = drawnNumbers(99);
  return Array.from(
    { length: count },
    () => Float32Array.from({ length: dimensions }, () => numbers.next().value),
  );
}

/** Both ways of scanning: all rows in f32, and int8 candidates from the first row on. */
const ways = { floats: {}, bytes: { exactLimit: 0 } };

for (const [way, options] of Object.entries(ways)) {
  Deno.test(`VectorPartition.search() over ${way} finds what a plain loop finds`, async () => {
    for (const dimensions of [1, 3, 31, 32, 33, 100, 384, 1000]) {
      const entries = drawnEntries(1000, dimensions);
      const partition = await makePartition({ dimensions, ...options });
      partition.set(entries);
      for (const query of queries(5, dimensions)) {
        // Of one number there are two directions only, and the order is that of the rows.
        const wanted = plainSearch(entries, query, 10);
        const found = partition.search({ vector: query, k: 10 });
        assert.deepEqual(ids(found), ids(wanted), `${dimensions} dimensions`);
        found.forEach(({ score }, at) => {
          assert.ok(Math.abs(score - wanted[at]!.score) < 1e-6, `${score} ${wanted[at]!.score}`);
        });
      }
    }
  });

  Deno.test(`VectorPartition.search() over ${way} passes over what is removed or not allowed`, async () => {
    const entries = drawnEntries(9000, 32);
    const partition = await makePartition({ dimensions: 32, ...options });
    partition.set(entries);
    assert.equal(partition.remove({ groups: ["document 3", "document 99"] }), 900);
    assert.equal(partition.remove({ ids: ["chunk 0", "chunk 4097", "chunk 0", "chunk 3"] }), 2);
    assert.equal(partition.size, 8098);
    const left = entries.filter(({ id, group }) =>
      group !== "document 3" && id !== "chunk 0" && id !== "chunk 4097"
    );
    const some = left.filter((_, at) => at % 7 === 0);
    const [vector] = queries(1, 32);
    const search = (allowed?: { ids: string[] } | { groups: string[] }) =>
      ids(partition.search({ vector: vector!, k: 20, allowed }));
    assert.deepEqual(search(), ids(plainSearch(left, vector!, 20)));
    assert.deepEqual(search({ ids: ids(some as never) }), ids(plainSearch(some, vector!, 20)));
    assert.deepEqual(
      search({ groups: ["document 2", "document 3", "document 7"] }),
      ids(plainSearch(left.filter(({ group }) => /[27]$/.test(group)), vector!, 20)),
    );
    assert.deepEqual(search({ ids: [] }), []);
    assert.deepEqual(search({ ids: ["chunk 3"] }), []);
  });

  Deno.test(`VectorPartition.search() over ${way} gives equal ones in the order they came`, async () => {
    const [vector, other] = queries(2, 48);
    const partition = await makePartition({ dimensions: 48, ...options });
    partition.set([{ id: "other", group: "", vector: other! }]);
    partition.set(
      Array.from({ length: 500 }, (_, at) => ({ id: `${at}`, group: "", vector: vector! })),
    );
    const found = partition.search({ vector: vector!, k: 5 });
    assert.deepEqual(ids(found), ["0", "1", "2", "3", "4"]);
    partition.remove({ ids: ["1", "3"] });
    assert.deepEqual(ids(partition.search({ vector: vector!, k: 3 })), ["0", "2", "4"]);
  });

  Deno.test(`VectorPartition.set() over ${way} replaces what is known`, async () => {
    const entries = drawnEntries(300, 64);
    const partition = await makePartition({ dimensions: 64, ...options });
    partition.set(entries);
    const [vector] = queries(1, 64);
    const changed = [{ id: "chunk 17", group: "document new", vector: vector! }];
    partition.set(changed);
    assert.equal(partition.size, 300);
    assert.equal(partition.search({ vector: vector!, k: 1 })[0]!.id, "chunk 17");
    assert.deepEqual(
      ids(partition.search({ vector: vector!, k: 9, allowed: { groups: ["document new"] } })),
      ["chunk 17"],
    );
  });

  Deno.test(`VectorPartition.search() over ${way} answers what there is`, async () => {
    const partition = await makePartition({ dimensions: 8, ...options });
    const vector = [1, 0, 0, 0, 0, 0, 0, 0];
    assert.deepEqual(partition.search({ vector, k: 10 }), []);
    partition.set([{ id: "a", group: "", vector }, {
      id: "b",
      group: "",
      vector: vector.toReversed(),
    }]);
    assert.deepEqual(partition.search({ vector, k: 10 }), [
      { id: "a", score: 1 },
      { id: "b", score: 0 },
    ]);
    assert.deepEqual(partition.search({ vector, k: 0 }), []);
    assert.equal(partition.remove({ groups: [""] }), 2);
    assert.deepEqual(partition.search({ vector, k: 10 }), []);
    partition.set([{ id: "a", group: "", vector }]);
    assert.deepEqual(ids(partition.search({ vector, k: 10 })), ["a"]);
  });
}

for (const [way, options] of Object.entries(ways)) {
  Deno.test(`VectorPartition.remove() over ${way} gives room back when most is gone`, async () => {
    const entries = drawnEntries(4000, 16);
    const partition = await makePartition({ dimensions: 16, ...options });
    partition.set(entries);
    for (let at = 0; at < 3990; at++) partition.remove({ ids: [`chunk ${(at * 7) % 4000}`] });
    const left = entries.filter((_, at) =>
      Array.from({ length: 10 }, (_, rest) => ((3990 + rest) * 7) % 4000).includes(at)
    );
    const [vector] = queries(1, 16);
    assert.deepEqual(
      ids(partition.search({ vector: vector!, k: 20 })),
      ids(plainSearch(left, vector!, 20)),
    );
    partition.set(entries);
    assert.equal(partition.size, 4000);
    assert.deepEqual(
      ids(partition.search({ vector: vector!, k: 20 })),
      ids(plainSearch(entries, vector!, 20)),
    );
  });
}

Deno.test("VectorPartition.search() gives the same bits with every kernel", async () => {
  const entries = drawnEntries(3000, 100);
  for (const options of Object.values(ways)) {
    const answers = await Promise.all(kernelVariants.map(async (variant) => {
      const partition = await makePartition({ dimensions: 100, ...options }, [variant]);
      partition.set(entries);
      return queries(10, 100).map((vector) => partition.search({ vector, k: 10 }));
    }));
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
  }
});

Deno.test("VectorPartition.search() looks at more candidates where many are nearly the same", async () => {
  const numbers = drawnNumbers(5);
  const [middle] = queries(1, 384);
  // All within a distance that int8 can hardly tell.
  const entries = Array.from({ length: 3000 }, (_, at) => ({
    id: `${at}`,
    group: "",
    vector: middle!.map((value) => value + numbers.next().value * 0.05),
  }));
  const partition = await makePartition({ exactLimit: 0 });
  partition.set(entries);
  const wanted = plainSearch(entries, middle!, 10);
  assert.deepEqual(ids(partition.search({ vector: middle!, k: 10 })), ids(wanted));
});

Deno.test("VectorPartition goes from f32 to int8 rows while it grows, and finds the same", async () => {
  const entries = drawnEntries(1200, 40);
  const [growing, exact] = [
    await makePartition({ dimensions: 40, exactLimit: 1000 }),
    await makePartition({ dimensions: 40 }),
  ];
  for (const partition of [growing, exact]) {
    partition.set(entries.slice(0, 900));
    partition.remove({ ids: ["chunk 5"] });
    partition.set(entries.slice(900));
  }
  assert.ok(growing.unsavedBytes > 0);
  assert.equal(exact.unsavedBytes, 0);
  for (const vector of queries(5, 40)) {
    assert.deepEqual(growing.search({ vector, k: 10 }), exact.search({ vector, k: 10 }));
  }
});

Deno.test("VectorPartition.set() refuses bad vectors and adds none of the others", async () => {
  const partition = await makePartition({ dimensions: 4 });
  const good = { id: "good", group: "", vector: [1, 2, 3, 4] };
  const bad: [number[], string][] = [
    [[1, 2, 3], "detail.vector.length"],
    [[1, 2, 3, 4, 5], "detail.vector.length"],
    [[], "detail.vector.length"],
    [[1, NaN, 3, 4], "detail.vector.not-finite"],
    [[1, 2, Infinity, 4], "detail.vector.not-finite"],
    [[1, 2, 3, -Infinity], "detail.vector.not-finite"],
    [[0, 0, -0, 0], "detail.vector.zero"],
  ];
  for (const [vector, key] of bad) {
    const isRefused = (error: unknown) =>
      error instanceof AppError && error.code === "vector_invalid" &&
      (error.params["detail"] as { key: string }).key === key;
    assert.throws(() => partition.set([good, { id: "bad", group: "", vector }]), isRefused);
    assert.throws(() => partition.search({ vector, k: 1 }), isRefused);
  }
  assert.equal(partition.size, 0);
});

Deno.test("VectorPartition.set() takes vectors of any length greater than zero", async () => {
  const partition = await makePartition({ dimensions: 3 });
  partition.set([
    { id: "tiny", group: "", vector: [1e-30, 0, 0] },
    { id: "huge", group: "", vector: [0, 1e30, 0] },
    { id: "least", group: "", vector: [0, 0, 5e-324] },
  ]);
  assert.deepEqual(partition.search({ vector: [3e38, 0, 0], k: 1 }), [{ id: "tiny", score: 1 }]);
  assert.deepEqual(partition.search({ vector: [0, 1e-40, 0], k: 1 }), [{ id: "huge", score: 1 }]);
  assert.deepEqual(partition.search({ vector: [0, 0, 1], k: 1 }), [{ id: "least", score: 1 }]);
});

Deno.test("VectorPartition.search() among ids sees rows that came or went since it was asked last", async () => {
  const entries = drawnEntries(20, 40);
  const partition = await makePartition({ dimensions: 40 });
  const allowed = { idsAsJson: JSON.stringify(entries.slice(0, 10).map(({ id }) => id)) };
  const [vector] = queries(1, 40);
  const found = () => ids(partition.search({ vector: vector!, k: 20, allowed })).length;
  partition.set(entries.slice(0, 5));
  assert.equal(found(), 5);
  partition.set(entries.slice(5));
  assert.equal(found(), 10);
  partition.remove({ ids: [entries[3]!.id] });
  assert.equal(found(), 9);
});
