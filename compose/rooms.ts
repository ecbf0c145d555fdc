import type { Kysely } from "kysely";
import type { ProjectPart } from "@/core/contract/mod.ts";
import { createDatasets, createDatasetsPart, type Datasets } from "@/core/datasets/mod.ts";
import { createDocuments, createDocumentsPart, type Documents } from "@/core/documents/mod.ts";
import {
  createEvaluationPart,
  createEvaluations,
  createOpenModels,
  type Evaluations,
} from "@/core/evaluation/mod.ts";
import {
  createExports,
  createExportsPart,
  type Exports,
  findBaseGguf,
} from "@/core/exports/mod.ts";
import { createJobsPart, type JobControl } from "@/core/jobs/mod.ts";
import { type Catalogue, createCatalogue, createInference } from "@/core/models/mod.ts";
import type { Inference } from "@/core/models/mod.ts";
import { createPacks, type Packs } from "@/core/packs/mod.ts";
import { createProjects, type Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { freeBytes } from "@/core/system/mod.ts";
import { createTraining, createTrainingPart, type Training } from "@/core/training/mod.ts";
import { createOverview, type Overview } from "@/core/overview/mod.ts";
import { dataLanguage } from "./data_language.ts";
import { computeThreads, type Ground } from "./ground.ts";
import { createInstalled, type Installed } from "./packs.ts";
import { trainingEngines, trainingLimits, trainingModels } from "./training_ports.ts";

/** The rooms' functions, the same in the server and in a worker. */
export interface Rooms {
  installed: Installed;
  packs: Packs;
  projects: Projects;
  documents: Documents;
  models: Catalogue;
  inference: Inference;
  datasets: Datasets;
  training: Training;
  exports: Exports;
  evaluations: Evaluations;
  overview: Overview;
}

/** Builds every room over the ground; `jobs` may have no kinds yet. */
export function createRooms(ground: Ground, jobs: JobControl): Rooms {
  const { db, clock, dataFolder } = ground;
  const installed = createInstalled(ground);
  const projects = createProjects({ db, clock, folder: dataFolder, parts: projectParts(db, jobs) });
  const documents = createDocuments({
    db,
    clock,
    projects,
    freeBytes,
    folder: dataFolder,
    queue: jobs,
  });
  const { models, inference } = createModels(ground, installed);
  const datasets = createDatasets({ db, clock, projects, queue: jobs });
  const training = createTraining({
    db,
    clock,
    jobs,
    projects,
    datasets: { ...datasets, language: (id) => dataLanguage({ datasets, documents }, id) },
    models: trainingModels({ ground, catalogue: models, inference, installed }),
    engines: trainingEngines(ground, installed),
    limits: () => trainingLimits(ground),
  });
  const exports = createExports({ db, clock, projects, queue: jobs });
  return {
    installed,
    packs: createPacks({ definitions: installed.definitions, jobs }),
    projects,
    documents,
    models,
    inference,
    datasets,
    training,
    exports,
    evaluations: createEvaluations({
      db,
      projects,
      queue: jobs,
      openModels: openModelsOf({ ground, inference, exports }),
      readHeldOut: (versionId, split) => datasets.heldOut(versionId, split),
    }),
    overview: createOverview({ db, models, projects, queue: jobs }),
  };
}

/** How a run's base and tuned model are opened; jobs open them in their own worker. */
export function openModelsOf(
  { ground, inference, exports }: { ground: Ground } & Pick<Rooms, "inference" | "exports">,
) {
  return createOpenModels({
    db: ground.db,
    inference,
    findBaseGguf,
    answering: exports.answering,
  });
}

function createModels(ground: Ground, installed: Installed) {
  const { db, clock, spawner, log, settings } = ground;
  const models = createCatalogue({
    db,
    clock,
    fetch: globalThis.fetch,
    ollamaAddress: async () => (await settings.read()).ollamaUrl,
    starterPath: installed.starterPath,
  });
  const inference = createInference({
    spawner,
    log,
    pack: installed.inference,
    threads: () => computeThreads(ground),
  });
  return { models, inference };
}

/** What projects hold, in the order in which it must be removed: what refers to something first. */
function projectParts(db: Kysely<Database>, jobs: JobControl): ProjectPart[] {
  return [
    createEvaluationPart(db),
    createExportsPart(db),
    createTrainingPart(db),
    createDatasetsPart(db),
    createDocumentsPart(db),
    createJobsPart(db, jobs),
  ];
}
