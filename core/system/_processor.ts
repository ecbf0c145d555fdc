import type { RunForText } from "./_run_for_text.ts";
import { readSystemFile } from "./_system_file.ts";

/** Reads `/proc/cpuinfo`: cores are told apart by chip and core number; null without them (ARM). */
export function readCpuInfo(cpuinfo: string): number | null {
  const cores = cpuinfo.split(/\n\n+/).map((block) => {
    const chip = block.match(/^physical id\s*:\s*(\d+)/m)?.[1];
    const core = block.match(/^core id\s*:\s*(\d+)/m)?.[1];
    return chip !== undefined && core !== undefined ? `${chip}:${core}` : null;
  }).filter((core) => core !== null);
  return cores.length === 0 ? null : new Set(cores).size;
}

const windowsCores =
  "(Get-CimInstance Win32_Processor | Measure-Object -Property NumberOfCores -Sum).Sum";

/** The number of cores, each counted once however many threads it runs; null where unknown. */
export async function countPhysicalCores(run: RunForText): Promise<number | null> {
  if (Deno.build.os === "linux") return readCpuInfo(await readSystemFile("/proc/cpuinfo") ?? "");
  const answer = Deno.build.os === "darwin"
    ? await run(["sysctl", "-n", "hw.physicalcpu"])
    : await run(["powershell", "-NoProfile", "-Command", windowsCores]);
  const cores = Number.parseInt(answer ?? "", 10);
  return Number.isFinite(cores) && cores > 0 ? cores : null;
}
