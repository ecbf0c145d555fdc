import { join } from "node:path";
import type { Progress } from "@/core/contract/mod.ts";

const lookMs = 1000;

/**
 * Reports how many packages an environment already holds, by its `*.dist-info` folders: pip says
 * nothing while it installs.
 */
export function watchPackages(
  venv: string,
  { total, progress }: { total: number; progress: (progress: Progress) => void },
): { stop(): void } {
  let before = 0;
  const timer = setInterval(async () => {
    const done = await countPackages(venv).catch(() => 0);
    // The environment's own pip is there from the start.
    if (done <= Math.max(1, before)) return;
    before = done;
    progress({
      phase: "packs.phase.install",
      done: Math.min(done, total),
      total,
      unit: "packages",
    });
  }, lookMs);
  return { stop: () => clearInterval(timer) };
}

async function countPackages(venv: string): Promise<number> {
  let count = 0;
  for await (const folder of sitePackages(venv)) {
    for await (const { name } of Deno.readDir(folder)) if (name.endsWith(".dist-info")) count++;
  }
  return count;
}

async function* sitePackages(venv: string): AsyncGenerator<string> {
  if (Deno.build.os === "windows") {
    yield join(venv, "Lib", "site-packages");
    return;
  }
  for await (const { name } of Deno.readDir(join(venv, "lib"))) {
    yield join(venv, "lib", name, "site-packages");
  }
}
