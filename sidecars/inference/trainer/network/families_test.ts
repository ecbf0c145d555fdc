import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { placesIn } from "../adapter/flat_numbers.ts";
import type { Projection } from "../model/plan.ts";
import { ggmlTest } from "../testing/installed.ts";
import { makeTinyModels } from "../testing/python.ts";
import {
  floatsOf,
  readTinyModel,
  relativeError,
  textOf,
  type TinyModel,
} from "../testing/tiny_model.ts";
import { compute, type Computed, numbersFor, tinyHead } from "../testing/trained.ts";

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

const parts: Record<string, Projection[]> = {
  "llama.json": ["attn_q", "attn_v"],
  "gemma3.json": ["ffn_down"],
  "phi3.json": ["attn_output", "ffn_up"],
};

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

for (const [name, targets] of Object.entries(parts)) {
  ggmlTest(
    `${name}: adapters of ${targets.join(" and ")} have the same gradients alone`,
    async (library) => {
      const model = await readTinyModel(golden + name);
      const alone = await compute(library, model, { targets });
      const { head, plan } = await tinyHead(model);
      const all = placesIn(head, {
        layers: plan.layers,
        rank: model.rank,
        targets: plan.projections,
      });
      const isOther = ({ tensor }: { tensor: string }) =>
        !targets.some((target) => tensor.includes(`.${target}.`));
      const numbers = floatsOf(model.adapter);
      for (const { at, inputs, outputs } of all.filter(isOther)) {
        numbers.fill(0, at, at + model.rank * (inputs + outputs));
      }
      const whole = await compute(library, { ...model, adapter: textOf(numbers) });
      assert.ok(Math.abs(alone.loss / whole.loss - 1) < 1e-6);
      const { rank } = model;
      const wanted = numbersFor(head, plan, { rank, targets, all: whole.gradient });
      assert.ok(relativeError(wanted, alone.gradient) < 1e-6);
    },
  );
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
