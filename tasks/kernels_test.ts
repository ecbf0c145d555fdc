import assert from "node:assert/strict";
import { buildKernels } from "./kernels.ts";

Deno.test("buildKernels() gives the modules that are kept in native/", async () => {
  for (const [path, bytes] of await buildKernels()) {
    const kept = await Deno.readFile(new URL(`../${path}`, import.meta.url));
    assert.ok(WebAssembly.validate(kept), `${path} is no module`);
    assert.deepEqual(bytes, kept, `${path} is not up to date: run "deno task kernels"`);
  }
});
