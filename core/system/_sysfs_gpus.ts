import { join } from "node:path";
import type { Gpu } from "@/core/contract/mod.ts";
import { readSystemFile } from "./_system_file.ts";

/** Device numbers that are looked at; more graphics cards are in no such computer. */
const numbers = [0, 1, 2, 3, 4, 5, 6, 7];

/**
 * AMD devices as the Linux kernel's amdgpu driver shows them, for computers without ROCm's tools.
 * They compute by no interface yet; Vulkan is added where `vulkaninfo` sees it.
 */
export async function readAmdDevices(root = "/sys/class/drm"): Promise<Gpu[]> {
  if (Deno.build.os !== "linux") return [];
  const found = await Promise.all(
    numbers.map((number) => readCard(join(root, `card${number}`, "device"))),
  );
  return found.filter((gpu) => gpu !== null);
}

async function readCard(device: string): Promise<Gpu | null> {
  const read = async (file: string) => (await readSystemFile(join(device, file)))?.trim() ?? null;
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
