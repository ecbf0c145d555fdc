import assert from "node:assert/strict";
import { join } from "node:path";
import type { EmbeddedKind } from "@/core/contract/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { testUnless } from "@/core/system/testing.ts";
import { cosine } from "../testing/embedder_suite.ts";
import { findWeights } from "../testing/installed_embedder.ts";
import { type E5Kernel, loadE5 } from "./e5_kernel.ts";
import { e5Model } from "./e5_model.ts";
import { cutVectors } from "./unit_vectors.ts";

const weights = findWeights();
const missing = "missing" in weights ? weights.missing : null;
const { readAsset } = createRuntime();

function realTest(name: string, work: (kernel: E5Kernel) => void | Promise<void>): void {
  testUnless(missing, name, async () => {
    assert.ok("path" in weights);
    await work(await loadE5({ readAsset, weights: weights.path }));
  });
}

function embedOne(kernel: E5Kernel, text: string, kind: EmbeddedKind): Float32Array {
  const [vector] = cutVectors(kernel.embed([text], kind), {
    count: 1,
    dimensions: e5Model.dimensions,
  });
  return vector!;
}

interface Reference {
  kind: EmbeddedKind;
  text: string;
  /** 16 bits a value, little-endian, in base64. */
  vector: string;
}

realTest("loadE5() gives the vectors of the package's own build", async (kernel) => {
  const file = new URL("../testdata/e5_reference.json", import.meta.url);
  const references: Reference[] = JSON.parse(await Deno.readTextFile(file));
  assert.equal(references.length, 12);
  for (const { kind, text, vector } of references) {
    const bytes = Uint8Array.from(atob(vector), (character) => character.charCodeAt(0));
    const wanted = Float32Array.from(new Int16Array(bytes.buffer), (value) => value / 32767);
    const found = cosine(embedOne(kernel, text, kind), wanted);
    assert.ok(found > 0.999, `${found}: ${text.slice(0, 60)}`);
  }
});

realTest("loadE5() knows the model's dimensions and the prefixes' tokens", (kernel) => {
  assert.equal(kernel.dimensions, e5Model.dimensions);
  assert.equal(kernel.countTokens("", "query"), 6);
  assert.equal(kernel.countTokens("", "passage"), 5);
});

realTest("loadE5() embeds characters that stand for many, where the package breaks", (kernel) => {
  const [long, short] = ["ﷺ".repeat(100), "صلى الله عليه وسلم".repeat(100)];
  assert.equal(kernel.countTokens("ﷺ", "query"), kernel.countTokens("صلى الله عليه وسلم", "query"));
  assert.ok(cosine(embedOne(kernel, long, "passage"), embedOne(kernel, short, "passage")) > 0.99);
});

realTest("loadE5() reads on behind a NUL", (kernel) => {
  const [cut, whole] = ["Hund", "Hund\0 und Katze"];
  assert.ok(cosine(embedOne(kernel, cut, "query"), embedOne(kernel, whole, "query")) < 0.99);
  const spaced = embedOne(kernel, "Hund und Katze", "query");
  assert.ok(cosine(spaced, embedOne(kernel, whole, "query")) > 0.9999);
});

realTest("loadE5() gives the same vector to the last bit each time", (kernel) => {
  const text = "Die Fotosynthese wandelt Licht um.";
  const first = embedOne(kernel, text, "passage");
  kernel.embed(["other texts", text, "in between ".repeat(200)], "passage");
  assert.deepEqual(embedOne(kernel, text, "passage"), first);
});

Deno.test("loadE5() refuses what are no weights, and a place without any", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "weights.bin");
    await assert.rejects(loadE5({ readAsset, weights: path }), Deno.errors.NotFound);
    for (const content of ["", "E5S", "no weights".repeat(1000)]) {
      await Deno.writeTextFile(path, content);
      await assert.rejects(loadE5({ readAsset, weights: path }), /holds no weights/);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
