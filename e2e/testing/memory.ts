import assert from "node:assert/strict";

/** What a process has in memory, in bytes. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "VmRSS: 0 kB");
  return 1024 * Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
}

/** Waits until a process has no more memory than that: a job's thread gives its own back as it ends. */
export async function untilBelow(pid: number, most: number): Promise<void> {
  for (let tries = 0; await memoryOf(pid) > most; tries++) {
    assert.ok(tries < 100, `the server keeps ${Math.round(await memoryOf(pid) / 1e6)} MB`);
    await new Promise((next) => setTimeout(next, 100));
  }
}
