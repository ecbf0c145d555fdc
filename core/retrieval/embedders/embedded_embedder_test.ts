import assert from "node:assert/strict";
import { testEmbedder } from "../testing/embedder_suite.ts";
import { createFakeEmbedder } from "../testing/fake_embedder.ts";
import { createEmbeddedEmbedder, type EmbedWorker } from "./embedded_embedder.ts";
import { e5Model } from "./e5_model.ts";

const fake = createFakeEmbedder({ dimensions: e5Model.dimensions });

/** Workers that answer like the fake embedder, and what became of them. */
function fakeWorkers(ask: EmbedWorker["ask"] = answer) {
  const told = { started: 0, ended: 0 };
  const start = (): EmbedWorker => {
    told.started++;
    return { ask, end: () => void told.ended++ };
  };
  return { start, told };
}

const answer: EmbedWorker["ask"] = async (texts, kind) => {
  const vectors = await fake.embed(texts, kind);
  return Float32Array.from(vectors.flatMap((vector) => [...vector]));
};

for (const workers of [1, 3]) {
  testEmbedder({
    name: `createEmbeddedEmbedder() with ${workers} workers`,
    open: () => Promise.resolve(createEmbeddedEmbedder({ ...fakeWorkers(), workers })),
    withBroken: (work) =>
      work(createEmbeddedEmbedder(fakeWorkers(() => Promise.reject(new Error("trap"))))),
  });
}

Deno.test("createEmbeddedEmbedder() starts a worker anew after one that failed", async () => {
  let fails = 1;
  const { start, told } = fakeWorkers((texts, kind) =>
    fails-- > 0 ? Promise.reject(new Error("unreachable executed")) : answer(texts, kind)
  );
  const embedder = createEmbeddedEmbedder({ start });
  await assert.rejects(embedder.embed(["x"], "query"), {
    code: "embedder_failed",
    params: {
      detail: { key: "detail.embedder.program", params: { said: "unreachable executed" } },
    },
  });
  assert.deepEqual(told, { started: 1, ended: 1 });
  assert.equal((await embedder.embed(["x"], "query")).length, 1);
  assert.deepEqual(told, { started: 2, ended: 1 });
  await embedder.close();
  assert.deepEqual(told, { started: 2, ended: 2 });
  await assert.rejects(embedder.embed(["x"], "query"), { code: "embedder_failed" });
});

Deno.test("createEmbeddedEmbedder() refuses too few values and vectors without a direction", async () => {
  for (
    const values of [new Float32Array(3), new Float32Array(384), new Float32Array(384).fill(NaN)]
  ) {
    const embedder = createEmbeddedEmbedder(fakeWorkers(() => Promise.resolve(values)));
    await assert.rejects(embedder.embed(["x"], "query"), { code: "embedder_failed" });
  }
});

Deno.test("createEmbeddedEmbedder() gives work to no worker after one failed", async () => {
  let asked = 0;
  const { start } = fakeWorkers((texts, kind) => {
    asked++;
    return texts[0] === "0" ? Promise.reject(new Error("trap")) : answer(texts, kind);
  });
  const embedder = createEmbeddedEmbedder({ start, workers: 2 });
  const texts = Array.from({ length: 320 }, (_, at) => String(at));
  await assert.rejects(embedder.embed(texts, "passage"), { code: "embedder_failed" });
  assert.ok(asked < 10, `${asked} of 20 groups`);
  await embedder.close();
});
