/**
 * A program for the kill test: works on the demo in a data folder and kills itself at the given step
 * (0: never). Started again on the same folder, it goes on as the app does.
 */
import type { PersonId } from "@/core/contract/mod.ts";
import { addTestPerson } from "@/core/jobs/testing/in_process.ts";
import { dieAtStep, stepAtRenames } from "@/core/jobs/testing/kills.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { systemClock } from "@/core/system/mod.ts";
import { createDemoStudio } from "./demo_studio.ts";

const [folder = "", killAt = "0"] = Deno.args;
const { step } = dieAtStep(Number(killAt));

stepAtRenames(step);

const { db, close } = await openStorage(folder, systemClock);
const known = await db.selectFrom("people").select("id").executeTakeFirst();
const ownerId = (known?.id ?? await addTestPerson(db)) as PersonId;
const { jobs, until, start } = await createDemoStudio({
  db,
  folder,
  ownerId,
  onWork: step,
  onStep: step,
});
const { state, result, error } = await until((await start()).id);
const kinds = (await jobs.list({ states: ["done"] })).map(({ kind }) => kind).sort();
const all = (await jobs.list()).length;
const projects = (await db.selectFrom("projects").select("id").execute()).length;
const told = { state, result, error, kinds, all, projects };
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(told)));
await jobs.close();
await close();
