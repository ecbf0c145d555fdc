import { type CheckContext, demand } from "./check.ts";

/** One file of each kind that the program reads when it runs. */
const needed: Readonly<Record<string, readonly string[]>> = {
  static: ["_app/assets.json"],
  "sidecars/trainer": ["train.py", "requirements.lock"],
  "sidecars/inference": ["main.ts", "deno.json"],
};

/** Nothing that is read later was left behind when the program was packed. */
export async function checkAssets({ runtime }: CheckContext): Promise<void> {
  for (const [folder, names] of Object.entries(needed)) {
    const present = await runtime.listAssets(folder);
    for (const name of names) demand(present.includes(name), `${folder}/${name} is missing`);
  }
  for (const path of ["native/pdfium.wasm", "native/vectors_scalar.wasm"]) {
    demand(WebAssembly.validate(await runtime.readAsset(path)), `${path} is no WASM module`);
  }
}
