/**
 * A program for the kill tests: works on one kind of job in a data folder and kills itself at the
 * given step (0: never). Started again on the same folder, it goes on as the app does.
 */
import type { PersonId, ProjectId } from "@/core/contract/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { dieAtStep, stepAtRenames } from "@/core/jobs/testing/kills.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { createSettings } from "@/core/settings/mod.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { systemClock } from "@/core/system/mod.ts";
import { createDatasets } from "../mod.ts";
import { chunkSource, datasetKinds, fileOf, scriptedModel } from "./dataset_world.ts";

const [folder = "", kind = "", killAt = "0"] = Deno.args;
const { step } = dieAtStep(Number(killAt));

stepAtRenames(step);
const { remove, open } = Deno;
Deno.remove = async (path, options) => {
  step();
  await remove(path, options);
};
Deno.open = async (path, options) => {
  step();
  return await open(path, options);
};

let asked = 0;
const model = scriptedModel((prompt) => {
  asked++;
  step();
  const [type = ""] = prompt.match(/Ask [^.]+/u) ?? [];
  const [, quote = ""] = prompt.match(/(The \w+ \w+ opens at \d+:\d+\.)/u) ?? [];
  return JSON.stringify({ instruction: `${type}: ${quote}`, output: quote, quote });
});

const doors = ["north", "south", "east", "west"];
const documents = Object.fromEntries(
  doors.map((door, at) => [door, [`The ${door} gate opens at ${at + 5}:40.`]]),
);

const { db, close } = await openStorage(folder, systemClock);
const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
const known = await db.selectFrom("projects").select(["id", "owner_id"]).executeTakeFirst();
const ownerId = (known?.owner_id ?? await addTestPerson(db)) as PersonId;
const projectId = (known?.id ?? (await projects.create(ownerId, "Test")).id) as ProjectId;
const source = chunkSource(() => documents);
const countingKinds = datasetKinds({ db, folder, documents: source, model }).map((each) => ({
  ...each,
  run: (params: Parameters<typeof each.run>[0], context: Parameters<typeof each.run>[1]) =>
    each.run(params, {
      ...context,
      progress(progress) {
        step();
        context.progress(progress);
      },
    }),
}));
const { jobs, until } = await createTestJobs({ db, kinds: countingKinds });
const datasets = createDatasets({
  db,
  clock: systemClock,
  projects,
  queue: jobs,
  settings: createSettings(db),
  documents: source,
});

function begin() {
  if (kind === "dataset.import") {
    const lines = Array.from(
      { length: 1200 },
      (_, at) => at % 100 === 7 ? "{torn" : JSON.stringify({ instruction: `${at}?`, output: "A" }),
    );
    return datasets.import(ownerId, projectId, fileOf(lines.join("\n")));
  }
  const start = kind === "dataset.ask_model"
    ? { generator: "model", samples: 6, language: "en" } as const
    : { generator: "extractive" } as const;
  return datasets.generate(ownerId, projectId, start);
}

const [earlier] = await jobs.list({ kind });
const job = earlier ?? await begin();
const { state, result } = await until(job.id);
const { rows } = await datasets.list(projectId, { limit: 200 });
const told = {
  state,
  result,
  asked,
  summary: await datasets.summary(projectId),
  questions: rows.map(({ instruction }) => instruction),
  exported: (await datasets.export(projectId)).rows,
};
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(told)));
await jobs.close();
await close();
