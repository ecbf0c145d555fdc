import assert from "node:assert/strict";
import type { PersonId } from "@/core/contract/mod.ts";
import { createDatasets } from "@/core/datasets/mod.ts";
import type { ProjectChunk } from "@/core/documents/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { createSettings } from "@/core/settings/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { systemClock } from "@/core/system/mod.ts";
import { dataLanguage } from "./data_language.ts";

const german = { text: "Der Schlüssel zum Schrank liegt bei der Lehrerin." } as ProjectChunk;

async function* chunks(...all: ProjectChunk[]): AsyncGenerator<ProjectChunk, void, undefined> {
  yield* await Promise.resolve(all);
}

Deno.test("dataLanguage() is that of the rows, and of the documents before there are any", async () => {
  const folder = await Deno.makeTempDir();
  const { db, close } = await openMemoryStorage();
  const { jobs } = await createTestJobs({ db, kinds: [] });
  try {
    const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
    const ownerId: PersonId = await addTestPerson(db);
    const { id } = await projects.create(ownerId, "Test");
    let documents: ProjectChunk[] = [];
    const datasets = createDatasets({
      db,
      clock: systemClock,
      projects,
      queue: jobs,
      settings: createSettings(db),
      documents: { projectChunks: () => chunks(...documents) },
    });
    assert.equal(await dataLanguage(datasets, id), null);
    documents = [german];
    assert.equal(await dataLanguage(datasets, id), "de");
    await datasets.add(ownerId, id, {
      instruction: "Where is the key to the cupboard?",
      output: "It is with the teacher.",
      split: "train",
    });
    assert.equal(await dataLanguage(datasets, id), "en");
    assert.equal(await datasets.documentsLanguage(id), "de");
  } finally {
    await jobs.close();
    await close();
    await Deno.remove(folder, { recursive: true });
  }
});
