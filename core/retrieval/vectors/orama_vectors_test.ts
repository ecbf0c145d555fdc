import assert from "node:assert/strict";
import { type AnyOrama, create, getByID, insert, remove, search } from "@orama/orama";
import { AppError } from "@/core/contract/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { loadKernels } from "./kernels.ts";
import { createOramaWithVectors } from "./orama_vectors.ts";
import { drawnEntries } from "./testing/drawn_vectors.ts";

const kernels = await loadKernels(createRuntime());
const dimensions = 8;
const schema = { text: "string", page: "number", embedding: `vector[${dimensions}]` } as const;
const entries = drawnEntries(300, dimensions);
const value = [...entries[42]!.vector as Float32Array];
const vector = { value, property: "embedding" };

async function fill(orama: AnyOrama): Promise<AnyOrama> {
  for (const [at, { id, vector }] of entries.entries()) {
    const text = at % 3 === 0 ? "das Boot" : "ein Haus am See";
    await insert(
      orama,
      { id, text, page: at % 5, embedding: [...vector as Float32Array] } as never,
    );
  }
  return orama;
}

async function found(orama: AnyOrama, params: object): Promise<[string, number][]> {
  const { hits } = await search(orama, { limit: 10, ...params } as never);
  return hits.map(({ id, score }) => [id, score]);
}

Deno.test("createOramaWithVectors() finds what Orama alone finds", async () => {
  const ours = await fill(await createOramaWithVectors({ kernels, schema, depth: 300 }));
  const stock = await fill(create({ schema }));
  const questions = [
    { mode: "vector", vector, similarity: 0 },
    { mode: "vector", vector, similarity: 0.5, limit: 300 },
    { mode: "vector", vector, similarity: 0, where: { page: { eq: 3 } } },
    { mode: "hybrid", vector, similarity: 0, term: "Boot" },
    { mode: "fulltext", term: "Haus" },
  ];
  for (const question of questions) {
    const [own, wanted] = [await found(ours, question), await found(stock, question)];
    assert.deepEqual(own.map(([id]) => id), wanted.map(([id]) => id));
    own.forEach(([, score], at) => assert.ok(Math.abs(score - wanted[at]![1]) < 1e-5));
  }
});

Deno.test("createOramaWithVectors() leaves the stored documents their embeddings", async () => {
  const ours = await fill(await createOramaWithVectors({ kernels, schema }));
  for (const mode of ["vector", "hybrid"]) {
    assert.equal((await found(ours, { mode, vector, term: "Boot" }))[0]![0], "chunk 42");
    const kept = getByID(ours, "chunk 42") as unknown as { embedding: number[] };
    assert.deepEqual(kept.embedding, value);
  }
  // What must be worked around: this fails when Orama has repaired it.
  const stock = await fill(create({ schema }));
  await found(stock, { mode: "vector", vector });
  const lost = getByID(stock, "chunk 42") as unknown as { embedding: null };
  assert.equal(lost.embedding, null);
});

Deno.test("createOramaWithVectors() forgets what is removed and refuses bad vectors", async () => {
  const ours = await fill(await createOramaWithVectors({ kernels, schema }));
  await remove(ours, "chunk 42");
  assert.notEqual((await found(ours, { mode: "vector", vector }))[0]![0], "chunk 42");
  const embedding = Array.from({ length: dimensions }, () => NaN);
  await assert.rejects(
    async () => await insert(ours, { id: "bad", text: "", page: 0, embedding } as never),
    (error) => error instanceof AppError && error.code === "vector_invalid",
  );
});

Deno.test("createOramaWithVectors() answers hybrid questions that more documents match than V8 takes arguments", async () => {
  const small = { text: "string", embedding: "vector[2]" } as const;
  const orama = await createOramaWithVectors({ kernels, schema: small });
  for (let at = 0; at < 130_000; at++) {
    const document = { text: "Boot", embedding: [Math.cos(at / 1e5), Math.sin(at / 1e5)] };
    insert(orama, document as never);
  }
  const nearest = { value: [0, 1], property: "embedding" };
  const params = { mode: "hybrid", term: "Boot", vector: nearest, limit: 3 };
  const { hits } = await search(orama, params as never);
  assert.equal(hits.length, 3);
});
