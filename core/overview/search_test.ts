import assert from "node:assert/strict";
import type { BaseModel, PersonId, ProjectId } from "@/core/contract/mod.ts";
import { addRun } from "@/core/evaluation/testing/studio.ts";
import { addTestPerson } from "@/core/jobs/testing/in_process.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { newId, systemClock } from "@/core/system/mod.ts";
import { search, type SearchRequest } from "./search.ts";

const model = {
  id: "hf:HuggingFaceTB/SmolLM2",
  name: "SmolLM2 135M Instruct",
  family: "smollm2",
  quantisation: null,
};

async function studio() {
  const { db, close } = await openMemoryStorage();
  const folder = await Deno.makeTempDir();
  const ownerId = await addTestPerson(db);
  const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
  const project = await projects.create(ownerId, "Übungen Chemie");
  return {
    db,
    ownerId,
    projects,
    project,
    find: (query: string, request: Partial<SearchRequest> = {}) =>
      search({ db, models: { list: () => Promise.resolve([model as BaseModel]) } }, {
        ownerId,
        query,
        lang: "de",
        limit: 20,
        ...request,
      }),
    async [Symbol.asyncDispose]() {
      await close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

type Studio = Awaited<ReturnType<typeof studio>>;

async function addDocument({ db, ownerId }: Studio, projectId: ProjectId, name: string) {
  const id = newId();
  await db.insertInto("documents").values({
    id,
    owner_id: ownerId,
    project_id: projectId,
    name,
    bytes: 1,
    sha256: id,
    format: "pdf",
    state: "ready",
    created_at: "2026-01-01T00:00:00.000Z",
  }).execute();
  return id;
}

Deno.test("search() finds projects, documents, runs, models and pages, the best first", async () => {
  await using s = await studio();
  const documentId = await addDocument(s, s.project.id, "Organische Chemie.pdf");
  const runId = await addRun(s.db, { ownerId: s.ownerId, projectId: s.project.id });
  assert.deepEqual(await s.find("chemie"), [
    {
      kind: "project",
      title: "Übungen Chemie",
      context: null,
      href: `/projects/${s.project.id}`,
    },
    {
      kind: "document",
      title: "Organische Chemie.pdf",
      context: "Übungen Chemie",
      href: `/documents/${documentId}`,
    },
  ]);
  assert.equal((await s.find("uebung"))[0]?.kind, "project");
  assert.deepEqual((await s.find("first run"))[0]?.href, `/runs/${runId}`);
  assert.deepEqual(await s.find("smol"), [{
    kind: "model",
    title: model.name,
    context: null,
    href: "/models/hf%3AHuggingFaceTB%2FSmolLM2",
  }]);
  assert.equal((await s.find("dunkel"))[0]?.href, "/settings");
  assert.equal((await s.find("dark", { lang: "en" }))[0]?.title, "Settings");
  assert.deepEqual(await s.find(""), []);
});

Deno.test("search() knows the steps of the open project", async () => {
  await using s = await studio();
  assert.deepEqual((await s.find("export")).map(({ kind }) => kind), []);
  const [step] = await s.find("export", { projectId: s.project.id });
  assert.deepEqual([step?.kind, step?.title, step?.href], [
    "page",
    "Nutzung",
    `/projects/${s.project.id}/use`,
  ]);
});

Deno.test("search() shows nothing of other people and nothing that was deleted", async () => {
  await using s = await studio();
  const gone = await s.projects.create(s.ownerId, "Geheim");
  await addDocument(s, gone.id, "Geheim.pdf");
  await s.projects.remove(gone.id);
  assert.deepEqual(await s.find("geheim"), []);
  const other = newId<PersonId>();
  assert.deepEqual(await s.find("chemie", { ownerId: other }), []);
  assert.deepEqual(
    (await s.find("training", { ownerId: other, projectId: s.project.id })).map(({ kind }) => kind),
    [],
  );
});
