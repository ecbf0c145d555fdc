import type { Progress } from "@/core/contract/mod.ts";

const units: Record<string, number> = { B: 1, BYTES: 1, KB: 1e3, MB: 1e6, GB: 1e9 };

/**
 * Reads the sizes out of pip's `Downloading torch-….whl (192.3 MB)` lines. A file counts once the
 * next line tells that it is there; older pips report nothing in between.
 */
export function countDownloads(
  expectedBytes: number,
  progress: (progress: Progress) => void,
): (line: string) => void {
  let done = 0;
  let pending = 0;
  return (line) => {
    if (pending > 0) {
      done += pending;
      pending = 0;
      const total = Math.max(expectedBytes, done);
      progress({ phase: "packs.phase.download", done, total, unit: "bytes" });
    }
    pending = downloadBytes(line);
  };
}

/** The size that a line announces, in bytes; 0 when it announces none. */
export function downloadBytes(line: string): number {
  const found = /^\s*Downloading .*\(([\d.]+)\s*(bytes|[kMG]?B)\)/.exec(line);
  return found ? Math.round(Number(found[1]) * (units[found[2]!.toUpperCase()] ?? 1)) : 0;
}
