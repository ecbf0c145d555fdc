import assert from "node:assert/strict";
import type { Gpu, Hardware } from "@/core/contract/mod.ts";
import { graphicsVariant } from "./graphics_variant.ts";

function computer(interfaces: Gpu["interfaces"][], rest: Partial<Hardware> = {}): Hardware {
  const gpu = { name: "GPU", vendor: "other", vramBytes: 8e9, freeVramBytes: null } as const;
  return {
    os: "linux",
    arch: "x86_64",
    cpu: { name: "CPU", physicalCores: 4, logicalCores: 8 },
    memory: { totalBytes: 16e9, freeBytes: 8e9 },
    disk: null,
    gpus: interfaces.map((each) => ({
      ...gpu,
      interfaces: each,
      sharesMemory: false,
      driver: null,
    })),
    ...rest,
  };
}

Deno.test("graphicsVariant() takes CUDA before Vulkan, and nothing where nothing helps", () => {
  assert.equal(graphicsVariant(computer([["vulkan"], ["cuda", "vulkan"]])), "cuda");
  assert.equal(graphicsVariant(computer([["rocm", "vulkan"]])), "vulkan");
  assert.equal(graphicsVariant(computer([])), null);
  assert.equal(graphicsVariant(computer([["metal"]], { os: "darwin", arch: "aarch64" })), null);
  assert.equal(graphicsVariant(computer([["vulkan"]], { arch: "aarch64" })), null);
});
