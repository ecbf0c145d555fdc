import type { Kysely } from "kysely";
import type { ChatModel, ProjectId } from "@/core/contract/mod.ts";
import type { ProjectChunk } from "@/core/documents/mod.ts";
import type { AnyJobKind } from "@/core/jobs/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { createSettings } from "@/core/settings/mod.ts";
import { type Database, openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock, systemClock } from "@/core/system/mod.ts";
import {
  type ChunkSource,
  createAskModelKind,
  createDatasets,
  createGenerateKind,
  createImportKind,
} from "../mod.ts";

/** Documents that were split already: a name and the texts of its chunks. */
export type TestDocuments = Readonly<Record<string, readonly string[]>>;

/** A source of chunks with ids that follow from names and places. */
export function chunkSource(documents: () => TestDocuments): ChunkSource {
  return {
    async *projectChunks() {
      for (const [documentId, texts] of Object.entries(documents())) {
        for (const [position, text] of texts.entries()) {
          const chunk = { id: `${documentId}#${position}`, documentId, position, text };
          const place = { headingPath: [], document: { name: `${documentId}.txt` } };
          yield await Promise.resolve({ ...chunk, ...place } as unknown as ProjectChunk);
        }
      }
    },
  };
}

/** A model that answers what it is told to, question by question. */
export function scriptedModel(answer: (asked: string, turn: number) => string): ChatModel {
  let turn = 0;
  return {
    name: "scripted",
    async *chat({ messages }) {
      const text = answer(messages.at(-1)!.content, turn++);
      for (const piece of text.match(/.{1,7}/gsu) ?? []) {
        yield await Promise.resolve({ type: "text", text: piece });
      }
      yield { type: "end", finish: "stop", usage: { promptTokens: null, completionTokens: null } };
    },
  };
}

/** The job kinds of the room, over test documents and a test model. */
export function datasetKinds(
  { db, folder, documents, model }: {
    db: Kysely<Database>;
    folder: string;
    documents: ChunkSource;
    model: ChatModel;
  },
): AnyJobKind[] {
  const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
  const deps = { db, clock: systemClock, projects, documents };
  const openModel = () => Promise.resolve({ model, close: () => Promise.resolve() });
  return [
    createGenerateKind(deps),
    createImportKind(deps),
    createAskModelKind({ ...deps, openModel }),
  ];
}

/** A project with documents, a queue and the room, in memory and a temporary folder. */
export async function createDatasetWorld(
  { documents = {}, model = scriptedModel(() => "") }: {
    documents?: TestDocuments;
    model?: ChatModel;
  } = {},
) {
  const storage = await openMemoryStorage();
  const { db } = storage;
  const folder = await Deno.makeTempDir();
  const clock = createTestClock();
  const projects = createProjects({ db, clock, folder, parts: [] });
  const ownerId = await addTestPerson(db);
  const { id: projectId } = await projects.create(ownerId, "Test");
  const state = { documents };
  const source = chunkSource(() => state.documents);
  const kinds = datasetKinds({ db, folder, documents: source, model });
  const { jobs, until } = await createTestJobs({ db, kinds });
  const settings = createSettings(db);
  const datasets = createDatasets({
    db,
    clock,
    projects,
    queue: jobs,
    settings,
    documents: source,
  });
  return {
    db,
    state,
    projects,
    settings,
    datasets,
    jobs,
    until,
    ownerId,
    projectId,
    projectFolder: await projects.folderOf(projectId),
    async rows() {
      const { rows } = await datasets.list(projectId, { limit: 200 });
      return rows;
    },
    async [Symbol.asyncDispose]() {
      await jobs.close();
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

export type { ProjectId };

/** A text as a file that arrives in two pieces. */
export async function* fileOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const half = Math.ceil(bytes.length / 2);
  yield await Promise.resolve(bytes.subarray(0, half));
  yield bytes.subarray(half);
}
