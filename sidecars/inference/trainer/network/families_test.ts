import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { ggmlTest } from "../testing/installed.ts";
import { floatsOf, readTinyModel, relativeError } from "../testing/tiny_model.ts";
import { compute } from "../testing/trained.ts";

const golden = fileURLToPath(new URL("../testing/golden/", import.meta.url));

for (const { name } of [...Deno.readDirSync(golden)].sort((a, b) => a.name < b.name ? -1 : 1)) {
  ggmlTest(`${name}: loss and LoRA gradients are those of PyTorch`, async (library) => {
    const model = await readTinyModel(golden + name);
    const { loss, gradient } = await compute(library, model);
    console.log(
      name,
      Math.abs(loss / model.loss - 1),
      relativeError(floatsOf(model.gradient), gradient),
    );
    assert.ok(Math.abs(loss / model.loss - 1) < 1e-5, `${loss} instead of ${model.loss}`);
    assert.ok(relativeError(floatsOf(model.gradient), gradient) < 1e-4);
  });
}
