import assert from "node:assert/strict";
import { openLibrary } from "../ggml/library.ts";
import { proveLibrary } from "../ggml/proof.ts";
import { floatsOf, readTinyModel, relativeError } from "./tiny_model.ts";
import { compute } from "./trained.ts";

/**
 * `deno run try_processor.ts FOLDER MODEL`: proves the library in a folder and computes a tiny model
 * with it. ggml chooses what it computes with once in a process.
 */
const [folder, path] = Deno.args;
const library = openLibrary(folder!);
await proveLibrary(library);
const model = await readTinyModel(path!);
for (const held of ["f32", "q8_0"] as const) {
  const { loss, gradient } = await compute(library, model, { held });
  const error = relativeError(floatsOf(model.gradient), gradient);
  assert.ok(Math.abs(loss / model.loss - 1) < (held === "f32" ? 1e-5 : 0.01), `loss ${loss}`);
  assert.ok(error < (held === "f32" ? 1e-4 : 0.2), `gradients held as ${held} differ by ${error}`);
}
