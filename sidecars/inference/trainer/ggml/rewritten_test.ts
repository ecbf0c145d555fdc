import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { openPoorDevice } from "../testing/backend.ts";
import { ggmlTest } from "../testing/installed.ts";
import { readTinyModel, relativeError } from "../testing/tiny_model.ts";
import { compute } from "../testing/trained.ts";
import { openCpu } from "./backend.ts";
import { wrongResult } from "./proof.ts";
import { UnfitDevice } from "./unfit_device.ts";

/** What ggml's backend for Apple's devices lacks, and one operation more. */
const rare = ["OUT_PROD", "RMS_NORM_BACK", "GET_ROWS_BACK", "SOFT_MAX_BACK", "REPEAT_BACK"];
const common = ["MUL_MAT", "SILU", "RMS_NORM", "LOG", "CONT"];

ggmlTest("operations that a device lacks are written with others", async (library) => {
  using device = openPoorDevice(library, [...rare, "SILU_BACK"]);
  assert.equal(await wrongResult(device, 1e-5), null);
  assert.deepEqual([...device.missing], []);
});

ggmlTest("operations that cannot be written with others go to the processor", async (library) => {
  using device = openPoorDevice(library, common);
  assert.equal(await wrongResult(device, 1e-5), null);
  assert.deepEqual([...device.missing].sort(), common.toSorted());
});

for (const operation of ["ADD", "SCALE", "SET_ROWS", "OPT_STEP_ADAMW"]) {
  ggmlTest(`a device without ${operation} in place is unfit`, async (library) => {
    using device = openPoorDevice(library, [operation]);
    await assert.rejects(wrongResult(device, 1e-5), UnfitDevice);
  });
}

for (const name of ["gemma2.json", "gemma3.json", "llama.json", "phi3.json"]) {
  ggmlTest(`${name}: devices that lack operations give the same gradients`, async (library) => {
    const golden = new URL(`../testing/golden/${name}`, import.meta.url);
    const model = await readTinyModel(fileURLToPath(golden));
    const right = await compute(library, model, { open: () => openCpu(library, 1) });
    for (const lacks of [rare, [...rare, "SILU_BACK"], common, [...rare, ...common]]) {
      const found = await compute(library, model, { open: () => openPoorDevice(library, lacks) });
      assert.ok(relativeError(right.gradient, found.gradient) < 1e-5, lacks.join());
    }
  });
}
