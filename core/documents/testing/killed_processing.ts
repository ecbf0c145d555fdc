/**
 * A program for the kill test: reads and splits documents in a data folder and kills itself at the
 * given step (0: never). Started again on the same folder, it goes on as the app does.
 */
import type { PersonId } from "@/core/contract/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { dieAtStep } from "@/core/jobs/testing/kills.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { createSettings } from "@/core/settings/mod.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { silentLog, systemClock } from "@/core/system/mod.ts";
import {
  createDocuments,
  createPasswords,
  createProcessKind,
  createSplitForView,
  loadTokenCounter,
} from "../mod.ts";
import { streamOf } from "./studio.ts";
import { pretendedReader } from "./test_reader.ts";

const [folder = "", killAt = "0"] = Deno.args;
const steps = dieAtStep(Number(killAt));
const { step } = steps;

/** As many chunks as the file's text says. */
const reader = pretendedReader(async (path) => {
  step();
  const count = Number(await Deno.readTextFile(path));
  const text = "word ".repeat(count);
  const chunks = Array.from({ length: count }, (_, at) => ({
    text: "word",
    tokens: 1,
    start: at * 5,
    end: at * 5 + 4,
  }));
  step();
  return { format: "txt", text, pageStarts: null, headings: [], chunks };
});

const { db, close } = await openStorage(folder, systemClock);
/** Every statement of the work is a step. */
const watched = db.withPlugin({
  transformQuery({ node }) {
    step();
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
});
const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
const passwords = createPasswords();
const work = { db: watched, log: silentLog, projects, reader, passwords };
const kind = createProcessKind({ ...work, atOnce: 1 });
const { jobs, until } = await createTestJobs({ db, kinds: [kind] });

async function start() {
  const ownerId: PersonId = await addTestPerson(db);
  const { id: projectId } = await projects.create(ownerId, "Test");
  const freeBytes = () => Promise.resolve(1e12);
  const clock = systemClock;
  const splitForView = createSplitForView(loadTokenCounter);
  const unpacker = { async *unpack() {} };
  const places = { clock, settings: createSettings(db), folder, projects, freeBytes };
  const reading = { reader, passwords, unpacker, splitForView };
  const documents = createDocuments({ ...places, ...reading, db, queue: jobs });
  for (const count of ["1500", "3"]) {
    const upload = { ownerId, projectId, name: `${count}.txt`, limitBytes: 100 };
    await documents.add({ ...upload, stream: streamOf(count) });
  }
  return await documents.process(ownerId, projectId, { chunkTokens: 512, chunkOverlap: 50 });
}

const [earlier] = await jobs.list({ kind: kind.kind });
const { id } = earlier ?? await start();
const { state } = await until(id);
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify({ state, steps: steps.count })));
await jobs.close();
await close();
