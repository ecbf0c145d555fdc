import assert from "node:assert/strict";
import { join } from "node:path";
import { hashKernelFiles, kernelFolder, type KernelRecord } from "./e5_kernel.ts";

Deno.test("native/e5 holds the kernel that its patch makes: else run `deno task e5-kernel`", async () => {
  const text = await Deno.readTextFile(join(kernelFolder, "kernel.json"));
  const { files }: KernelRecord = JSON.parse(text);
  assert.deepEqual(await hashKernelFiles(), files);
});
