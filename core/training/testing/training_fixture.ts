import { join } from "node:path";
import type {
  DatasetVersionId,
  Hyperparameters,
  JsonObject,
  PersonId,
  ProjectId,
} from "@/core/contract/mod.ts";
import { createProjects, type Projects } from "@/core/projects/mod.ts";
import { openMemoryStorage, type Storage } from "@/core/storage/mod.ts";
import { addTestPerson, createTestJobs, type TestJobs } from "@/core/jobs/testing/in_process.ts";
import {
  atomicWrite,
  type ChildRegistry,
  newId,
  sha256Hex,
  systemClock,
} from "@/core/system/mod.ts";
import type { EngineReadiness, TrainableModel, TrainingDatasets } from "../ports.ts";
import { createTraining, type Training } from "../training.ts";
import { trainingJobKind } from "../training_job.ts";
import { fakeTrainerCommand, testSpawner } from "./fake_trainer.ts";
import { chatLines } from "./trainer_fixture.ts";

/** A project that can be trained with the fake, and the room over a real database and queue. */
export interface TrainingFixture extends TestJobs {
  training: Training;
  projectId: ProjectId;
  /** What the ports answer; tests change it. */
  world: World;
  close(): Promise<void>;
}

/** What a test may change about the rooms below. */
export interface World {
  model: TrainableModel | null;
  trainRows: number;
  recallRows: number;
  readiness: EngineReadiness;
  tokenisation: Awaited<
    ReturnType<Parameters<typeof createTraining>[0]["models"]["testTokenisation"]>
  >;
  /** Whether the test of the tokens was made. */
  isTested: boolean;
  freeDiskBytes: number | null;
  maxMemoryBytes: number | null;
  /** What a person wants for every run. */
  wishes: Partial<Hyperparameters>;
}

/** The starter model, as its GGUF header describes it. */
export const starterModel: TrainableModel = {
  id: "starter",
  name: "SmolLM2-135M-Instruct",
  kind: "gguf",
  path: "/nowhere/model.gguf",
  cacheDir: "/nowhere/cache",
  family: "smollm2",
  engines: ["native", "python"],
  languages: ["en"],
  shape: {
    parameters: 134_515_008,
    layers: 30,
    hidden: 576,
    feedForward: 1536,
    keyValue: 192,
    vocabulary: 49152,
  },
};

/** The fake as an engine that is ready; `fake` is its script. */
export function fakeEngine(fake: JsonObject = {}): EngineReadiness {
  return {
    kind: "ready",
    engine: {
      id: "fake",
      name: "Fake",
      command: fakeTrainerCommand(),
      device: "fake",
      precision: "float32",
      hasFourBit: false,
      readsGguf: false,
      memoryBytes: 8e9,
      extraConfig: { fake },
    },
  };
}

/** What a fixture is built on; unless told, on a fresh database in memory. */
export interface FixtureOptions {
  storage?: Storage;
  /** A project that is there already, in a database that was opened again. */
  project?: ProjectId;
  registry?: ChildRegistry;
}

/** Builds the fixture in a folder. */
export async function createTrainingFixture(
  folder: string,
  { storage, project, registry }: FixtureOptions = {},
): Promise<TrainingFixture> {
  const { db, close } = storage ?? await openMemoryStorage();
  const clock = systemClock;
  const world: World = {
    model: starterModel,
    trainRows: 48,
    recallRows: 4,
    readiness: fakeEngine(),
    tokenisation: { kind: "equal" },
    isTested: true,
    freeDiskBytes: 50e9,
    maxMemoryBytes: null,
    wishes: {},
  };
  const projects = createProjects({ db, clock, folder, parts: [] });
  const engines = {
    choose: () => Promise.resolve(world.readiness),
    options: () => Promise.resolve([]),
  };
  const kind = trainingJobKind({
    db,
    clock,
    spawner: testSpawner(registry),
    projects,
    engines,
    threads: () => Promise.resolve(1),
  });
  const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
  const projectId = project ?? await addProject(db, projects);
  const { ownerId } = await projects.get(projectId);
  const training = createTraining({
    db,
    clock,
    jobs,
    projects,
    engines,
    models: {
      find: () => Promise.resolve(world.model),
      testTokenisation: () => Promise.resolve(world.tokenisation),
      knownTokenisation: () => Promise.resolve(world.isTested ? world.tokenisation : null),
    },
    datasets: datasetsOf(world, async (version) => {
      await db.insertInto("dataset_versions").values({
        ...version,
        owner_id: ownerId,
        project_id: projectId,
        row_ids: "[]",
        created_at: clock.now().toISOString(),
      }).onConflict((conflict) => conflict.doNothing()).execute();
      const { id } = await db.selectFrom("dataset_versions").select("id")
        .where("hash", "=", version.hash).executeTakeFirstOrThrow();
      return id as DatasetVersionId;
    }),
    usual: () => Promise.resolve(world.wishes),
    limits: () => {
      const { freeDiskBytes, maxMemoryBytes } = world;
      return Promise.resolve({ threads: 2, forceCpu: false, maxMemoryBytes, freeDiskBytes });
    },
  });
  return {
    training,
    projectId,
    world,
    jobs,
    until,
    async close() {
      await jobs.close();
      await close();
    },
  };
}

async function addProject(db: Storage["db"], projects: Projects): Promise<ProjectId> {
  const ownerId: PersonId = await addTestPerson(db);
  const { id } = await projects.create(ownerId, "Test");
  await projects.change(id, { baseModelId: "starter", systemPrompt: "Answer briefly." });
  return id;
}

interface Version {
  id: string;
  hash: string;
  row_count: number;
}

function datasetsOf(
  world: World,
  note: (version: Version) => Promise<DatasetVersionId>,
): TrainingDatasets {
  const size = () => ({
    trainRows: world.trainRows,
    recallRows: world.recallRows,
    documentRows: 0,
    tokens: world.trainRows * 42,
    longestRow: 90,
  });
  return {
    measure: () => Promise.resolve(size()),
    language: () => Promise.resolve(null),
    async freezeInto(_, folder) {
      const lines = chatLines(world.trainRows);
      await atomicWrite(join(folder, "train.jsonl"), lines);
      await atomicWrite(join(folder, "recall.jsonl"), chatLines(world.recallRows));
      const sha256 = await sha256Hex(lines);
      const id = newId<DatasetVersionId>();
      const versionId = await note({ id, hash: sha256, row_count: world.trainRows });
      return {
        versionId,
        size: size(),
        train: { path: "train.jsonl", sha256 },
        recall: world.recallRows > 0 ? { path: "recall.jsonl" } : null,
        document: null,
        sampleQuestions: ["Which number has thing 1?"],
      };
    },
  };
}
