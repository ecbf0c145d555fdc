import assert from "node:assert/strict";
import { AppError, type Embedder } from "@/core/contract/mod.ts";
import { testUnless } from "@/core/system/testing.ts";

/** An implementation of the port under test. */
export interface EmbedderUnderTest {
  name: string;
  /** Why its tests cannot run here. */
  skipped?: string;
  /** Opens one that works; the suite closes it. */
  open(): Promise<Embedder>;
  /** Calls `work` with one whose program fails. */
  withBroken?(work: (embedder: Embedder) => Promise<void>): Promise<void>;
}

const passages = [
  "Die Fotosynthese wandelt Licht in chemische Energie um.",
  "Der Hund bellt laut im Garten.",
  "The stock market fell sharply on Monday.",
];

/** Texts that programs stumble over. */
const odd = ["", " ", "\u0000", "a\u0000b", "😀🏳️‍🌈", "\ud800", "ﷺ".repeat(300), "x".repeat(4000)];

/** The cosine of the angle between two vectors of length 1. */
export function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

type Claim = (claim: string, work: (embedder: Embedder) => Promise<void>) => void;

/** What every implementation of {@link Embedder} must do. */
export function testEmbedder({ name, skipped, open, withBroken }: EmbedderUnderTest): void {
  const test: Claim = (claim, work) =>
    testUnless(skipped ?? null, `${name} ${claim}`, async () => {
      const embedder = await open();
      try {
        await work(embedder);
      } finally {
        await embedder.close();
      }
    });
  testVectors(test);
  testCalls(test);
  if (!withBroken) return;
  testUnless(
    skipped ?? null,
    `${name} says embedder_failed when its program fails`,
    () =>
      withBroken((embedder) =>
        assert.rejects(
          embedder.embed(["x"], "query"),
          (error) => error instanceof AppError && error.code === "embedder_failed",
        )
      ),
  );
}

/** What vectors must be. */
function testVectors(test: Claim): void {
  test("embeds each text into one vector of length 1", async (embedder) => {
    const vectors = await embedder.embed(passages, "passage");
    assert.deepEqual(vectors.map(({ length }) => length), passages.map(() => embedder.dimensions));
    for (const vector of vectors) assert.ok(Math.abs(cosine(vector, vector) - 1) < 1e-4);
    assert.notEqual(embedder.id, "");
  });

  test("embeds a text the same alone and among others, in their order", async (embedder) => {
    const together = await embedder.embed(passages, "passage");
    for (const [at, text] of passages.entries()) {
      const [alone] = await embedder.embed([text], "passage");
      assert.ok(cosine(alone!, together[at]!) > 0.9999, text);
    }
  });

  test("puts a question nearest to the passage with the same words", async (embedder) => {
    const vectors = await embedder.embed(passages, "passage");
    const [question] = await embedder.embed(["Wo bellt der Hund?"], "query");
    const scores = vectors.map((vector) => cosine(vector, question!));
    assert.equal(scores.indexOf(Math.max(...scores)), 1, String(scores));
  });

  test("embeds empty, odd and very long texts", async (embedder) => {
    const vectors = await embedder.embed(odd, "passage");
    for (const [at, vector] of vectors.entries()) {
      assert.ok(Math.abs(cosine(vector, vector) - 1) < 1e-4, JSON.stringify(odd[at]?.slice(0, 9)));
    }
    assert.equal(vectors.length, odd.length);
  });
}

/** How it may be called. */
function testCalls(test: Claim): void {
  test("embeds no texts into no vectors", async (embedder) => {
    assert.deepEqual(await embedder.embed([], "query"), []);
  });

  test("embeds many texts that are asked for at the same time", async (embedder) => {
    const texts = Array.from({ length: 5 }, (_, at) => `Text ${at}`);
    const answers = await Promise.all(texts.map((text) => embedder.embed([text], "query")));
    const again = await embedder.embed(texts, "query");
    for (const [at, [vector]] of answers.entries()) {
      assert.ok(cosine(vector!, again[at]!) > 0.9999);
    }
  });

  test("stops when it is told to, with the reason", async (embedder) => {
    const reason = new Error("enough");
    await assert.rejects(embedder.embed(passages, "passage", AbortSignal.abort(reason)), reason);
    const stop = new AbortController();
    const work = embedder.embed(
      Array.from({ length: 40 }, () => "word ".repeat(300)),
      "passage",
      stop.signal,
    );
    stop.abort(reason);
    await assert.rejects(work, reason);
    assert.equal((await embedder.embed(["again"], "query")).length, 1);
  });
}
