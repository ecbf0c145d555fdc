import { join } from "node:path";
import type { Kysely } from "kysely";
import type { EngineId, JobId, PersonId, Run, RunId, StartDemo } from "@/core/contract/mod.ts";
import { createEvaluationKind, createEvaluations, type ModelPair } from "@/core/evaluation/mod.ts";
import { chatModel } from "@/core/evaluation/testing/fakes.ts";
import { createExportKind, createExports } from "@/core/exports/mod.ts";
import {
  noOllama,
  pretendedComputer,
  pretendedConvert,
  pretendedQuantize,
  readPretendedGguf,
} from "@/core/exports/testing/fakes.ts";
import type { JobFilter, NewJob } from "@/core/jobs/mod.ts";
import { createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { createSettings } from "@/core/settings/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { newId, systemClock } from "@/core/system/mod.ts";
import { createDemoKind, type DemoDeps, startDemo } from "../mod.ts";
import { addDocument, type OnWork, pretendedKinds } from "./pretended_kinds.ts";

/** What a studio for the demo is built with. */
export interface DemoStudioOptions {
  db: Kysely<Database>;
  /** The data folder. */
  folder: string;
  ownerId: PersonId;
  onWork?: OnWork;
  /** Called before and after each job is put into the queue. */
  onStep?: () => void;
  /** What trains where nobody chooses; PyTorch unless told. */
  usualEngine?: EngineId;
  /** Packs that are installed from the beginning. */
  installed?: readonly string[];
}

/**
 * A studio whose rooms below exports pretend their work, and whose exports, evaluations, jobs,
 * projects and demo are real.
 */
export async function createDemoStudio(options: DemoStudioOptions) {
  const { db, folder, ownerId, onStep = () => {} } = options;
  const clock = systemClock;
  const projects = createProjects({ db, clock, folder, parts: [] });
  const settings = createSettings(db);
  const ground = { db, clock, projects };
  // The queue needs the kinds, and the demo's kind needs the queue.
  const queue = {
    async enqueue(job: NewJob) {
      onStep();
      const enqueued = await jobs.enqueue(job);
      onStep();
      return enqueued;
    },
    get: (id: JobId) => jobs.get(id),
    list: (filter?: JobFilter) => jobs.list(filter),
    resume: (id: JobId) => jobs.resume(id),
    cancel: (id: JobId) => jobs.cancel(id),
    onEvents: (listener: () => void) => jobs.onEvents(listener),
  };
  const exports = createExports({ ...ground, queue, computer: pretendedComputer });
  const readHeldOut = () => Promise.resolve([]);
  const evaluations = createEvaluations({
    ...ground,
    random: Math.random,
    queue,
    openModels,
    readHeldOut,
  });
  const rooms = pretendedRooms(options, { queue, exports, evaluations });
  const kinds = [
    ...pretendedKinds({ ...options, projects }),
    createExportKind({
      ...ground,
      convert: pretendedConvert(),
      quantize: pretendedQuantize(),
      readGguf: readPretendedGguf,
      freeBytes: () => Promise.resolve(1e12),
      countParameters: () => Promise.resolve(1000),
      createInOllama: noOllama,
    }),
    createEvaluationKind({ ...ground, openModels }),
    createDemoKind({
      ...{ ...ground, queue, settings, rooms, assets },
      starterId: "starter",
      usualEngine: () => Promise.resolve(options.usualEngine ?? "python"),
    }),
  ];
  const { jobs, until } = await createTestJobs({ db, kinds });
  return {
    jobs,
    until,
    projects,
    start: (request?: StartDemo) => startDemo({ queue, projects }, ownerId, request),
  };
}

function pretendedRooms(
  { db, folder, ownerId, installed = [] }: DemoStudioOptions,
  { queue, exports, evaluations }: Pick<DemoDeps["rooms"], "exports" | "evaluations"> & {
    queue: Pick<DemoDeps["queue"], "enqueue">;
  },
): DemoDeps["rooms"] {
  return {
    exports,
    evaluations,
    packs: {
      async get(id) {
        const isThere = installed.includes(id) || await exists(join(folder, `${id}.installed`));
        return { ...missingPack, id, state: isThere ? "installed" : "missing" };
      },
      install: (ownerId, { pack }) =>
        queue.enqueue({ kind: "packs.install", ownerId, projectId: null, params: { pack } }),
    },
    documents: { add: (upload) => addDocument(db, upload) },
    datasets: {
      generate: (ownerId, projectId) =>
        queue.enqueue({ kind: "dataset.generate", ownerId, projectId, params: {} }),
    },
    training: {
      async start(projectId) {
        const id = newId<RunId>();
        const params = { runId: id };
        const job = await queue.enqueue({ kind: "training.run", ownerId, projectId, params });
        return { id, projectId, jobId: job.id } as Run;
      },
    },
  };
}

const missingPack = {
  isOptional: false,
  reason: null,
  path: "",
  version: null,
  bytes: 0,
  downloadBytes: 0,
  details: {},
};

const assets: DemoDeps["assets"] = {
  listAssets: () => Promise.resolve(["a.txt", "b.md"]),
  readAsset: (path) => Promise.resolve(new TextEncoder().encode(assetText(path))),
};

function assetText(path: string): string {
  if (path.endsWith("system_prompt.txt")) return "Tarnwick desk.\n";
  if (!path.endsWith("held_out.json")) return `The content of ${path}`;
  return JSON.stringify(Array.from({ length: 10 }, (_, index) => ({
    question: `Question ${index}?`,
    key: [index === 9 ? "nobody knows" : `fact ${index}`],
  })));
}

function openModels(): Promise<ModelPair> {
  return Promise.resolve({
    base: chatModel("base.gguf", () => "I do not know."),
    tuned: chatModel("tuned.gguf", (question) => `It is fact ${question.match(/\d+/)}.`),
    systemPrompt: "Tarnwick desk.",
    close: () => Promise.resolve(),
  });
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
