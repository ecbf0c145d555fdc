import assert from "node:assert/strict";
import { join } from "node:path";
import type { CheckpointFolder } from "../checkpoint/checkpoint_folder.ts";
import { savesOf } from "./saves.ts";
import type { Session } from "./session.ts";

const folder = join("run", "checkpoints");

/** A session at a step, and the names under which it is saved. */
function sessionAt(step: number, resumeFrom: string | null) {
  const written: string[] = [];
  const checkpoints = {
    folder,
    write: ({ name }) => (written.push(name), Promise.resolve("")),
    prune: () => Promise.resolve(),
  } as Partial<CheckpointFolder> as CheckpointFolder;
  const channel = { phase() {}, send() {} };
  const config = { resumeFrom, runDir: "run" };
  const course = { epochOf: () => 0 };
  const session = { channel, config, course, step, best: null } as unknown as Session;
  return { written, session, saves: savesOf(session, checkpoints) };
}

Deno.test("a run that is stopped where it goes on from leaves that checkpoint alone", async () => {
  const { written, session, saves } = sessionAt(11, join(folder, "step_11"));
  await saves.writeForStop();
  assert.deepEqual([written, saves.folder], [[], join(folder, "step_11")]);
  session.step = 12;
  await saves.writeForStop();
  assert.deepEqual([written, saves.folder], [["step_12"], join(folder, "step_12")]);
});

Deno.test("a stop right after a checkpoint of the same name does not write it anew", async () => {
  const { written, saves } = sessionAt(5, null);
  await saves.write({ name: "step_5", evalLoss: null, reason: "interval" });
  await saves.writeForStop();
  assert.deepEqual(written, ["step_5"]);
});

Deno.test("a stop before the first step is saved", async () => {
  const { written, saves } = sessionAt(0, null);
  await saves.writeForStop();
  assert.deepEqual(written, ["step_0"]);
});
