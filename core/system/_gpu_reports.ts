import type { Gpu } from "@/core/contract/mod.ts";

const mebibyte = 1024 * 1024;

/** What is asked of `nvidia-smi`; its answer is read by {@link readNvidia}. */
export const nvidiaCommand = [
  "nvidia-smi",
  "--query-gpu=name,memory.total,memory.free,driver_version",
  "--format=csv,noheader,nounits",
] as const;

/** Reads one line a device: `NVIDIA H100 PCIe, 81559, 81000, 550.54.15`. */
export function readNvidia(report: string): Gpu[] {
  return report.split("\n").filter((line) => line.includes(",")).map((line) => {
    const [name = "", total, free, driver = ""] = line.split(",").map((part) => part.trim());
    return {
      name,
      vendor: "nvidia",
      interfaces: ["cuda"],
      vramBytes: mebibytes(total),
      freeVramBytes: mebibytes(free),
      // Boards such as Jetson and GB10 answer "[N/A]": their memory is the computer's.
      sharesMemory: mebibytes(total) === null,
      driver: driver || null,
    };
  });
}

/** What is asked of `rocm-smi`; its answer is read by {@link readRocm}. */
export const rocmCommand = [
  "rocm-smi",
  "--showproductname",
  "--showmeminfo",
  "vram",
  "--showdriverversion",
  "--json",
] as const;

/** Reads `{"card0": {"Card Series": …, "VRAM Total Memory (B)": …}, "system": {…}}`. */
export function readRocm(report: string): Gpu[] {
  const cards = parseObject(report);
  const driver = text(parseRecord(cards["system"])["Driver version"]);
  return Object.keys(cards).filter((key) => /^card\d+$/.test(key)).map((key) => {
    const card = parseRecord(cards[key]);
    const total = count(card["VRAM Total Memory (B)"]);
    const used = count(card["VRAM Total Used Memory (B)"]);
    return {
      name: text(card["Card Series"]) ?? text(card["Card series"]) ?? "AMD GPU",
      vendor: "amd",
      interfaces: ["rocm"],
      vramBytes: total,
      freeVramBytes: total === null || used === null ? null : total - used,
      sharesMemory: false,
      driver,
    };
  });
}

/** What is asked of `vulkaninfo`; its answer is read by {@link readVulkan}. */
export const vulkanCommand = ["vulkaninfo", "--summary"] as const;

const vulkanVendors: Record<string, Gpu["vendor"]> = {
  "0x10de": "nvidia",
  "0x1002": "amd",
  "0x8086": "intel",
  "0x106b": "apple",
};

/** Reads blocks `GPU0:` with `key = value` lines; renderers in software are no devices. */
export function readVulkan(report: string): Gpu[] {
  const blocks = report.split(/^GPU\d+:\s*$/m).slice(1);
  return blocks.map(readPairs).filter((pairs) => pairs["deviceType"]?.endsWith("_GPU"))
    .map((pairs) => ({
      name: pairs["deviceName"] ?? "GPU",
      vendor: vulkanVendors[pairs["vendorID"]?.toLowerCase() ?? ""] ?? "other",
      interfaces: ["vulkan"],
      vramBytes: null,
      freeVramBytes: null,
      sharesMemory: pairs["deviceType"] === "PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU",
      driver: pairs["driverInfo"] ?? null,
    }));
}

/**
 * Puts the reports together: a device that Vulkan also sees gets that interface, one that only
 * Vulkan sees is added.
 */
export function mergeGpus(devices: Gpu[], byVulkan: Gpu[]): Gpu[] {
  const known = (found: Gpu) => devices.some(({ vendor }) => vendor === found.vendor);
  const vendors = new Set(byVulkan.map(({ vendor }) => vendor));
  return [
    ...devices.map((gpu): Gpu =>
      vendors.has(gpu.vendor) ? { ...gpu, interfaces: [...gpu.interfaces, "vulkan"] } : gpu
    ),
    ...byVulkan.filter((found) => !known(found)),
  ];
}

function readPairs(block: string): Record<string, string> {
  const lines = block.matchAll(/^\s*(\w+)\s*=\s*(.*?)\s*$/gm);
  return Object.fromEntries([...lines].map(([, key, value]) => [key, value]));
}

function mebibytes(value: string | undefined): number | null {
  const size = count(value);
  return size === null ? null : size * mebibyte;
}

function count(value: unknown): number | null {
  const number = Number.parseInt(String(value), 10);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function parseObject(json: string): Record<string, unknown> {
  try {
    return parseRecord(JSON.parse(json));
  } catch {
    return {};
  }
}

function parseRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
