import assert from "node:assert/strict";
import { join } from "node:path";
import { openCheckpoints } from "./checkpoint_folder.ts";
import { readCheckpoint } from "./read_checkpoint.ts";

const place = (name: string, step: number) => ({ name, step, epoch: step / 4, evalLoss: null });

function fill(content: string) {
  return (folder: string) => Deno.writeTextFile(join(folder, "state.json"), content);
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function namesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

Deno.test("a checkpoint is whole, or it is refused", () =>
  inFolder(async (folder) => {
    const checkpoints = await openCheckpoints(folder);
    await checkpoints.write(place("step_1", 1), fill('{"step":1}'));
    assert.deepEqual((await readCheckpoint(join(folder, "step_1"))).state, { step: 1 });
    await Deno.writeTextFile(join(folder, "step_1", "state.json"), '{"step":2}');
    await assert.rejects(readCheckpoint(join(folder, "step_1")), { code: "resume_mismatch" });
    await assert.rejects(readCheckpoint(join(folder, "none")), { code: "resume_mismatch" });
  }));

Deno.test("a checkpoint that fails leaves what stood there, and a new start what was left over", () =>
  inFolder(async (folder) => {
    const checkpoints = await openCheckpoints(folder);
    await checkpoints.write(place("step_1", 1), fill('{"step":1}'));
    await assert.rejects(
      checkpoints.write(place("step_1", 1), () => Promise.reject(new Error("full"))),
    );
    assert.deepEqual(namesIn(folder), ["step_1"]);
    await Deno.mkdir(join(folder, "step_2.tmp-99999"));
    await openCheckpoints(folder);
    assert.deepEqual(namesIn(folder), ["step_1"]);
  }));

Deno.test("kept are the newest two, the best and one of each epoch", () =>
  inFolder(async (folder) => {
    const checkpoints = await openCheckpoints(folder);
    for (const name of ["step_1", "step_2", "epoch_1", "step_5", "step_6", "step_7"]) {
      await checkpoints.write(place(name, 1), fill("{}"));
      // Their age is told by the clock of the file system.
      await new Promise((next) => setTimeout(next, 15));
    }
    await checkpoints.prune("step_2");
    assert.deepEqual(namesIn(folder), ["epoch_1", "step_2", "step_6", "step_7"]);
  }));
