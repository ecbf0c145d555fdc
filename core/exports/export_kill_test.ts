import assert from "node:assert/strict";
import { join } from "node:path";
import { exportForms } from "@/core/contract/mod.ts";
import { runUntilKilled } from "@/core/jobs/testing/kills.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { sha256File, systemClock } from "@/core/system/mod.ts";
import { readRecord } from "./record.ts";

const program = new URL("./testing/killed_export.ts", import.meta.url);

interface Told {
  state: string;
  attempt: number;
  steps: number;
}

/** Runs the program; null when it was killed. */
function run(folder: string, killAt: number): Promise<Told | null> {
  return runUntilKilled<Told>(program, [folder, killAt]);
}

async function assertComplete(folder: string): Promise<void> {
  const { db, close } = await openStorage(folder, systemClock);
  const rows = await db.selectFrom("artifacts").selectAll().execute();
  await close();
  assert.equal(rows.length, exportForms.length);
  const exportsFolder = join(folder, "projects", rows[0]?.project_id ?? "", "exports");
  const names = (await Array.fromAsync(Deno.readDir(exportsFolder))).map(({ name }) => name);
  assert.deepEqual(names, [rows[0]?.job_id]);
  const exportFolder = join(exportsFolder, names[0] ?? "");
  const record = await readRecord(exportFolder);
  assert.deepEqual(record?.made.map(({ form }) => form).sort(), [...exportForms].sort());
  const expected = [
    "export.json",
    ...["f16", "q8_0", "q4_k_m"].map((type) => `Modelfile-${type}`),
    ...record?.made.map(({ name }) => name) ?? [],
  ];
  const found = (await Array.fromAsync(Deno.readDir(exportFolder))).map(({ name }) => name);
  assert.deepEqual(found.sort(), expected.sort());
  for (const { name, isFolder, files } of record?.made ?? []) {
    for (const file of files) {
      const path = isFolder ? join(exportFolder, name, file.name) : join(exportFolder, file.name);
      assert.equal(await sha256File(path), file.sha256, path);
    }
  }
}

Deno.test("exports.create survives SIGKILL at every step, without doubles", async () => {
  const stepsAfter: number[] = [];
  for (let killAt = 1;; killAt++) {
    const folder = await Deno.makeTempDir();
    const first = await run(folder, killAt);
    const last = first ?? await run(folder, 0);
    assert.equal(last?.state, "done", `killed at step ${killAt}`);
    await assertComplete(folder);
    await Deno.remove(folder, { recursive: true });
    if (first) break;
    stepsAfter.push(last?.steps ?? NaN);
  }
  assert.ok(stepsAfter.length > 40, "fewer steps than an export has");
  // It goes on: the later the kill, the less is left to do.
  const [early = 0, late = 0] = [stepsAfter[0], stepsAfter.at(-3)];
  assert.ok(late < early / 4, `${late} steps of ${early}`);
});
