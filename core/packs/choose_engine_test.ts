import assert from "node:assert/strict";
import type { Gpu, Hardware } from "@/core/contract/mod.ts";
import { chooseEngine } from "./choose_engine.ts";
import { hardwareWarnings } from "./hardware_warnings.ts";

function computer(gpus: Gpu[], { os = "linux", memory = 32e9 } = {}): Hardware {
  return {
    os,
    arch: "x86_64",
    cpu: { name: "CPU", physicalCores: 4, logicalCores: 8 },
    memory: { totalBytes: memory, freeBytes: memory / 2 },
    disk: { totalBytes: 1e12, freeBytes: 5e11 },
    gpus,
  };
}

function gpu(interfaces: Gpu["interfaces"], vramBytes: number | null = 12e9): Gpu {
  const freeVramBytes = vramBytes && vramBytes - 1e9;
  const rest = { vendor: "other" as const, sharesMemory: false, driver: null };
  return { name: "GPU", interfaces, vramBytes, freeVramBytes, ...rest };
}

const cases: [
  what: string,
  hardware: Hardware,
  variant: string,
  reason: string,
  forceCpu?: true,
][] = [
  ["CUDA", computer([gpu(["cuda", "vulkan"])]), "cuda", "packs.engine.cuda"],
  ["ROCm on Linux", computer([gpu(["rocm"])]), "rocm", "packs.engine.rocm"],
  [
    "ROCm on Windows",
    computer([gpu(["rocm"])], { os: "windows" }),
    "cpu",
    "packs.engine.rocmLinux",
  ],
  ["Metal", computer([gpu(["metal"])], { os: "darwin" }), "mps", "packs.engine.mps"],
  ["Vulkan only", computer([gpu(["vulkan"])]), "cpu", "packs.engine.vulkan"],
  ["too little memory", computer([gpu(["cuda"], 1e9)]), "cpu", "packs.engine.small"],
  [
    "a second one that suits",
    computer([gpu(["vulkan"]), gpu(["cuda"])]),
    "cuda",
    "packs.engine.cuda",
  ],
  ["none", computer([]), "cpu", "packs.engine.none"],
  ["the settings", computer([gpu(["cuda"])]), "cpu", "packs.engine.forced", true],
];

for (const [what, hardware, variant, reason, forceCpu = false] of cases) {
  Deno.test(`chooseEngine() decides for ${variant}: ${what}`, () => {
    const choice = chooseEngine(hardware, { forceCpu });
    assert.deepEqual([choice.variant, choice.reason], [variant, reason]);
    assert.equal(choice.memoryBytes, variant === "cpu" ? 16e9 : 11e9);
  });
}

Deno.test("hardwareWarnings() says what is tight by the size of models", () => {
  const small = computer([], { memory: 8e9 });
  const warnings = hardwareWarnings(small, chooseEngine(small, { forceCpu: false }));
  assert.deepEqual(warnings.map(({ text }) => text), ["packs.warning.memory", "packs.warning.cpu"]);
  assert.deepEqual(warnings[0]?.params, { have_gb: 8, parameters_m: 2600 });
  const large = computer([gpu(["cuda"])]);
  assert.deepEqual(hardwareWarnings(large, chooseEngine(large, { forceCpu: false })), []);
});
