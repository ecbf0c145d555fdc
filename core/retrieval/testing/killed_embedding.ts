/**
 * A program for the kill test: makes the vectors of a project in a data folder and kills itself at
 * the given step (0: never). Started again on the same folder, it goes on as the app does.
 */
import { join } from "node:path";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { dieAtStep } from "@/core/jobs/testing/kills.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { systemClock } from "@/core/system/mod.ts";
import { createEmbedKind } from "../vectors/embed_kind.ts";
import { openVectorStore, type VectorStore } from "../vectors/vector_store.ts";
import { chunksOf, testProject as projectId } from "./chunks.ts";
import { createFakeEmbedder } from "./fake_embedder.ts";

const [folder = "", killAt = "0"] = Deno.args;
const steps = dieAtStep(Number(killAt));
const { step } = steps;
let embedded = 0;

/** Before and after each change of the store is a step. */
function watched(store: VectorStore): VectorStore {
  const around =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) => (...args: Args) => {
      step();
      const result = work(...args);
      step();
      return result;
    };
  return {
    ...store,
    addModel: around(store.addModel),
    begin: around(store.begin),
    put: around(store.put),
    finish: around(store.finish),
    removeIdleModels: around(store.removeIdleModels),
  };
}

const fake = createFakeEmbedder({ dimensions: 8 });
const kind = createEmbedKind({
  clock: systemClock,
  documents: chunksOf(Array.from({ length: 100 }, (_, at) => `text ${at}`)),
  openVectors: () => watched(openVectorStore(join(folder, "vectors.db"))),
  choose: () => Promise.resolve({ kind: "embedded" }),
  open: () =>
    Promise.resolve({
      ...fake,
      embed(texts, ...rest) {
        step();
        embedded += texts.length;
        return fake.embed(texts, ...rest);
      },
    }),
});
const { db, close } = await openStorage(folder, systemClock);
const { jobs, until } = await createTestJobs({ db, kinds: [kind] });

async function start() {
  const ownerId = await addTestPerson(db);
  const params = { projectId };
  return await jobs.enqueue({ kind: kind.kind, ownerId, projectId: null, params });
}

const [earlier] = await jobs.list({ kind: kind.kind });
const { id } = earlier ?? await start();
const { state } = await until(id);
const told = JSON.stringify({ state, steps: steps.count, embedded });
Deno.stdout.writeSync(new TextEncoder().encode(told));
await jobs.close();
await close();
