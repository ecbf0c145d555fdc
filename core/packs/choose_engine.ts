import type { Gpu, Hardware, Settings, TextParams, TorchVariant } from "@/core/contract/mod.ts";
import type { PackText } from "@/core/contract/text/packs.ts";

/** Which processor torch computes with on this computer, and why. */
export interface EngineChoice {
  variant: TorchVariant;
  /** A key of `packTexts`, with its parameters. */
  reason: PackText;
  params: TextParams;
  /** The device's name. */
  device: string;
  /** Memory that training may plan with, in bytes. */
  memoryBytes: number;
}

/** With less memory of its own a graphics processor is no help: base model and activations. */
const leastVramBytes = 2e9;

/**
 * Chooses how torch computes: the first graphics processor that it can use and that has memory
 * enough, else the processor. Vulkan alone does not help: torch does not speak it.
 */
export function chooseEngine(
  hardware: Hardware,
  { forceCpu }: Pick<Settings, "forceCpu">,
): EngineChoice {
  if (forceCpu) return onProcessor(hardware, "packs.engine.forced");
  const refusals: { reason: PackText; params: TextParams }[] = [];
  for (const gpu of hardware.gpus) {
    const judged = judge(gpu, hardware.os);
    if ("variant" in judged) return onGpu(gpu, judged.variant, hardware);
    refusals.push(judged);
  }
  const [first] = refusals;
  return first
    ? onProcessor(hardware, first.reason, first.params)
    : onProcessor(hardware, "packs.engine.none");
}

type Verdict = { variant: Exclude<TorchVariant, "cpu"> } | { reason: PackText; params: TextParams };

function judge(gpu: Gpu, os: string): Verdict {
  const params: TextParams = { gpu: gpu.name };
  const variant = variantOf(gpu);
  if (variant === null) {
    const speaksVulkan = gpu.interfaces.includes("vulkan");
    return { reason: speaksVulkan ? "packs.engine.vulkan" : "packs.engine.unsuited", params };
  }
  if (variant === "rocm" && os !== "linux") return { reason: "packs.engine.rocmLinux", params };
  if (!gpu.sharesMemory && gpu.vramBytes !== null && gpu.vramBytes < leastVramBytes) {
    const vram_gb = Math.round(gpu.vramBytes / 1e8) / 10;
    return { reason: "packs.engine.small", params: { ...params, vram_gb } };
  }
  return { variant };
}

function variantOf({ interfaces }: Gpu): Exclude<TorchVariant, "cpu"> | null {
  if (interfaces.includes("cuda")) return "cuda";
  if (interfaces.includes("rocm")) return "rocm";
  return interfaces.includes("metal") ? "mps" : null;
}

function onGpu(
  gpu: Gpu,
  variant: Exclude<TorchVariant, "cpu">,
  { memory }: Hardware,
): EngineChoice {
  const memoryBytes = gpu.freeVramBytes ?? gpu.vramBytes ?? memory.freeBytes;
  const reason = `packs.engine.${variant}` as const;
  const { name } = gpu;
  return { variant, reason, params: { gpu: name }, device: name, memoryBytes };
}

function onProcessor(
  { cpu, memory }: Hardware,
  reason: PackText,
  params: TextParams = {},
): EngineChoice {
  const device = cpu.name;
  const memoryBytes = memory.freeBytes;
  return { variant: "cpu", reason, params, device, memoryBytes };
}
