import { join } from "node:path";
import type { Gpu } from "@/core/contract/mod.ts";

/**
 * AMD devices as the Linux kernel's amdgpu driver shows them, for computers without ROCm's tools.
 * They compute by no interface yet; Vulkan is added where `vulkaninfo` sees it.
 */
export async function readAmdDevices(root = "/sys/class/drm"): Promise<Gpu[]> {
  const found = await Promise.all((await cardNames(root)).map((name) => readCard(root, name)));
  return found.filter((gpu) => gpu !== null);
}

async function cardNames(root: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(root));
    return entries.map(({ name }) => name).filter((name) => /^card\d+$/.test(name)).sort();
  } catch {
    return [];
  }
}

async function readCard(root: string, name: string): Promise<Gpu | null> {
  const read = (file: string) => readTrimmed(join(root, name, "device", file));
  if (await read("vendor") !== "0x1002") return null;
  const total = Number(await read("mem_info_vram_total") ?? NaN);
  const used = Number(await read("mem_info_vram_used") ?? NaN);
  return {
    name: await read("product_name") || `AMD GPU ${await read("device") ?? ""}`.trim(),
    vendor: "amd",
    interfaces: [],
    vramBytes: Number.isFinite(total) ? total : null,
    freeVramBytes: Number.isFinite(total - used) ? total - used : null,
    sharesMemory: false,
    driver: "amdgpu",
  };
}

async function readTrimmed(path: string): Promise<string | null> {
  try {
    return (await Deno.readTextFile(path)).trim();
  } catch {
    return null;
  }
}
