import { cpus } from "node:os";
import type { Gpu, Hardware } from "@/core/contract/mod.ts";
import type { Spawner } from "./child_process.ts";
import { diskOf } from "./disk.ts";
import {
  mergeGpus,
  nvidiaCommand,
  readNvidia,
  readRocm,
  readVulkan,
  rocmCommand,
  vulkanCommand,
} from "./_gpu_reports.ts";
import { countPhysicalCores } from "./_processor.ts";
import { type RunForText, runForText } from "./_run_for_text.ts";
import { readAmdDevices } from "./_sysfs_gpus.ts";
import { readSystemFile } from "./_system_file.ts";

/**
 * Looks at what the computer has. Programs that are not installed are no error: what they would
 * have reported is not there.
 */
export async function detectHardware(
  { spawner, folder }: { spawner: Spawner; folder: string },
): Promise<Hardware> {
  const run = runForText(spawner);
  const [physicalCores, gpus, disk] = await Promise.all([
    countPhysicalCores(run),
    detectGpus(run),
    diskOf(folder).catch(() => null),
  ]);
  return {
    os: Deno.build.os,
    arch: Deno.build.arch,
    cpu: describeCpu(physicalCores),
    memory: await memory(),
    disk,
    gpus,
  };
}

/** A container may see the host's cores but only be given some of them. */
function describeCpu(counted: number | null): Hardware["cpu"] {
  const logicalCores = navigator.hardwareConcurrency;
  const physicalCores = Math.min(counted ?? logicalCores, logicalCores);
  return {
    name: cpus()[0]?.model.trim() || Deno.build.arch,
    physicalCores,
    logicalCores,
  };
}

async function memory(): Promise<Hardware["memory"]> {
  const { total, available } = Deno.systemMemoryInfo();
  const limit = await memoryLimit();
  return limit === null || limit.totalBytes >= total
    ? { totalBytes: total, freeBytes: available }
    : { ...limit, freeBytes: Math.min(limit.freeBytes, available) };
}

/** A container's share (cgroup v2), which the system's own figures leave out. */
async function memoryLimit(): Promise<Hardware["memory"] | null> {
  const [max, current] = await Promise.all(
    ["max", "current"].map((name) => readNumber(`/sys/fs/cgroup/memory.${name}`)),
  );
  return max == null ? null : { totalBytes: max, freeBytes: Math.max(0, max - (current ?? 0)) };
}

async function readNumber(path: string): Promise<number | null> {
  if (Deno.build.os !== "linux") return null;
  const value = Number.parseInt(await readSystemFile(path) ?? "", 10);
  return Number.isFinite(value) ? value : null;
}

async function detectGpus(run: RunForText): Promise<Gpu[]> {
  if (Deno.build.os === "darwin") return await appleGpus(run);
  const [nvidia, rocm, vulkan] = await Promise.all([
    run(nvidiaCommand),
    run(rocmCommand),
    run(vulkanCommand),
  ]);
  const amd = readRocm(rocm ?? "");
  const devices = [...readNvidia(nvidia ?? ""), ...amd.length > 0 ? amd : await readAmdDevices()];
  return mergeGpus(devices, readVulkan(vulkan ?? ""));
}

/** Metal runs on every Mac with Apple's own processor; Intel Macs are too slow to count. */
async function appleGpus(run: RunForText): Promise<Gpu[]> {
  if (Deno.build.arch !== "aarch64") return [];
  const { total, available } = Deno.systemMemoryInfo();
  return [{
    name: (await run(["sysctl", "-n", "machdep.cpu.brand_string"]))?.trim() || "Apple GPU",
    vendor: "apple",
    interfaces: ["metal"],
    vramBytes: total,
    freeVramBytes: available,
    sharesMemory: true,
    driver: null,
  }];
}
