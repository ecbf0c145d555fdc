import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { inferenceInstallSteps, inferencePackName, inferenceVersion } from "./inference_pack.ts";

const sources = fileURLToPath(import.meta.resolve("@/sidecars/inference"));
const install = { sources, folder: "/packs/new", deno: "/bin/deno" };

Deno.test("inferencePackName() names platform and variant", () => {
  const on = (os: typeof Deno.build.os, arch: typeof Deno.build.arch) => ({ os, arch });
  assert.deepEqual([
    inferencePackName("default", on("linux", "x86_64")),
    inferencePackName("default", on("darwin", "aarch64")),
    inferencePackName("cuda", on("windows", "x86_64")),
  ], [
    `llama-cpp-${inferenceVersion}-linux-x64`,
    `llama-cpp-${inferenceVersion}-mac-arm64`,
    `llama-cpp-${inferenceVersion}-win-x64-cuda`,
  ]);
});

Deno.test("inferenceInstallSteps() installs what the lock file of the variant pins", async () => {
  for (const variant of ["default", "cuda", "vulkan"] as const) {
    const steps = inferenceInstallSteps({ ...install, variant });
    const run = steps.find((step) => step.kind === "run");
    assert.deepEqual(run?.args, ["install", "--frozen", "--quiet"]);
    const lock = steps.find((step) => step.kind === "copy" && step.names.includes("deno.lock"));
    assert.ok(lock?.kind === "copy");
    const text = await Deno.readTextFile(`${lock.from}/deno.lock`);
    assert.ok(text.includes(`"npm:node-llama-cpp@${inferenceVersion}"`));
    assert.equal(text.includes("@node-llama-cpp/linux-x64-cuda@3"), variant === "cuda");
    assert.equal(text.includes("@node-llama-cpp/linux-x64-vulkan@3"), variant === "vulkan");
    assert.ok(!/https?:/.test(text), "a lock file names no download place");
  }
});
