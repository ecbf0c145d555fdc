/**
 * A program for the kill test: works on an export in a data folder and kills itself at the given
 * step (0: never). Started again on the same folder, it goes on as the app does.
 */
import { exportForms, type PersonId, type RunId } from "@/core/contract/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { dieAtStep, stepAtRenames } from "@/core/jobs/testing/kills.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { type Clock, systemClock } from "@/core/system/mod.ts";
import { createExportKind, createExports } from "../mod.ts";
import {
  pretendedComputer,
  pretendedConvert,
  pretendedQuantize,
  readPretendedGguf,
} from "./fakes.ts";
import { addRun } from "./run_fixture.ts";

const [folder = "", killAt = "0"] = Deno.args;
const steps = dieAtStep(Number(killAt));
const { step } = steps;

stepAtRenames(step);

/** Asked for the time when the files are in place and the rows are not. */
const clock: Clock = {
  now() {
    step();
    return systemClock.now();
  },
};

const { db, close } = await openStorage(folder, systemClock);
const known = await db.selectFrom("runs").select(["id", "owner_id"]).executeTakeFirst();
const ownerId = (known?.owner_id ?? await addTestPerson(db)) as PersonId;
const runId = (known?.id ?? (await addRun(db, { ownerId, folder })).runId) as RunId;
const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
const kind = createExportKind({
  db,
  clock,
  projects,
  convert: pretendedConvert({ onStep: step }),
  quantize: pretendedQuantize({ onStep: step }),
  readGguf: readPretendedGguf,
  freeBytes: () => Promise.resolve(1e12),
  countParameters: () => Promise.resolve(1000),
  createInOllama({ name }) {
    step();
    return Promise.resolve({ outcome: "done", name });
  },
});
const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
const exports = createExports({
  db,
  clock: systemClock,
  projects,
  queue: jobs,
  computer: pretendedComputer,
});
if (!known) {
  const [project] = await projects.list(ownerId);
  if (project) await projects.change(project.id, { outputFormat: "ollama" });
}
const [earlier] = await jobs.list({ kind: kind.kind });
const job = earlier ?? await exports.start(ownerId, { runId, artifacts: [...exportForms] });
const { state, attempt } = await until(job.id);
Deno.stdout.writeSync(
  new TextEncoder().encode(JSON.stringify({ state, attempt, steps: steps.count })),
);
await jobs.close();
await close();
