import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ggmlTest } from "../testing/installed.ts";
import { makeTinyModels } from "../testing/python.ts";
import { floatsOf, readTinyModel, relativeError, type TinyModel } from "../testing/tiny_model.ts";
import { compute, type Computed } from "../testing/trained.ts";

const golden = fileURLToPath(new URL("../testing/golden/", import.meta.url));
const names = [...Deno.readDirSync(golden)].map(({ name }) => name).sort();

/** In f32; what differs is the order in which numbers are added up. */
function assertEqual({ loss, gradient }: Computed, model: TinyModel): void {
  assert.ok(Math.abs(loss / model.loss - 1) < 1e-6, `loss ${loss} instead of ${model.loss}`);
  const error = relativeError(floatsOf(model.gradient), gradient);
  assert.ok(error < 1e-5, `gradients differ by ${error}`);
}

for (const name of names) {
  ggmlTest(`${name}: loss and LoRA gradients are those of PyTorch`, async (library) => {
    const model = await readTinyModel(golden + name);
    assertEqual(await compute(library, model), model);
  });
}

for (const name of ["gemma3.json", "llama.json", "phi3.json"]) {
  ggmlTest(`${name}: blocks computed once more give the same gradients`, async (library) => {
    const model = await readTinyModel(golden + name);
    const kept = await compute(library, model);
    const again = await compute(library, model, { recompute: true });
    assert.deepEqual(again.gradient, kept.gradient);
    assert.equal(again.loss, kept.loss);
    assert.ok(again.bytes < kept.bytes, `${again.bytes} instead of ${kept.bytes} bytes`);
  });
}

for (const name of names) {
  ggmlTest(`${name}: gradients are the same without transposed copies`, async (library) => {
    const model = await readTinyModel(golden + name);
    assertEqual(await compute(library, model, { keepsTransposed: false }), model);
  });
}

for (const name of ["gemma2.json", "llama.json"]) {
  ggmlTest(`${name}: logits in slices give the same gradients`, async (library) => {
    const model = await readTinyModel(golden + name);
    for (const tokens of [1, 3, 4]) {
      assertEqual(await compute(library, model, { logitsAtOnce: tokens * 96 }), model);
    }
  });
}

ggmlTest("models held in 16 and 8 bits have about the same gradients", async (library) => {
  const model = await readTinyModel(golden + "llama.json");
  const right = floatsOf(model.gradient);
  for (const keepsTransposed of [true, false]) {
    const error = async (held: "bf16" | "q8_0") =>
      relativeError(right, (await compute(library, model, { held, keepsTransposed })).gradient);
    // Inputs of the products are rounded as well.
    assert.ok(await error("bf16") < 0.05);
    assert.ok(await error("q8_0") < 0.2);
  }
});

ggmlTest("fresh models of every family agree with PyTorch", async (library) => {
  const folder = await Deno.makeTempDir({ prefix: "lernwerk-families-" });
  try {
    const made = await makeTinyModels(folder, { width: 64, seed: 7 });
    assert.deepEqual(made.sort(), names);
    for (const name of made) {
      const model = await readTinyModel(join(folder, name));
      assertEqual(await compute(library, model), model);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}, "python");
