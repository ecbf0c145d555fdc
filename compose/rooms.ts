import type { Lang, LanguageGap, ProjectId } from "@/core/contract/mod.ts";
import { createDatasets, type Datasets } from "@/core/datasets/mod.ts";
import { createEvaluations, createOpenModels, type Evaluations } from "@/core/evaluation/mod.ts";
import {
  createExports,
  type ExportComputer,
  type Exports,
  findBaseGguf,
} from "@/core/exports/mod.ts";
import type { JobControl } from "@/core/jobs/mod.ts";
import {
  type Catalogue,
  createCatalogue,
  createInference,
  type Inference,
  readGguf,
  readSafetensors,
} from "@/core/models/mod.ts";
import { createPacks, type Packs } from "@/core/packs/mod.ts";
import { freeBytes } from "@/core/system/mod.ts";
import { createTraining, type Training } from "@/core/training/mod.ts";
import { createOverview, type Overview } from "@/core/overview/mod.ts";
import type { Answers } from "@/core/answers/mod.ts";
import { createProjectAnswers } from "./answerers.ts";
import { dataLanguage } from "./data_language.ts";
import { createDataTools, type DataTools } from "./data_tools.ts";
import { createDocumentRooms, type DocumentRooms } from "./document_rooms.ts";
import { answerThreads, type Ground } from "./ground.ts";
import { languageGap } from "./language_gap.ts";
import { createModelViews, type ModelViews, uploadedModelsFolder } from "./model_views.ts";
import { createInstalled, type Installed, optionalPacks } from "./packs.ts";
import { type Engines, trainingEngines, trainingLimits } from "./training_engines.ts";
import { trainingModels } from "./training_models.ts";
import { usualHyper } from "./usual_hyper.ts";

/** The rooms' functions, the same in the server and in a worker. */
export interface Rooms extends DocumentRooms, DataTools {
  installed: Installed;
  packs: Packs;
  answers: Answers;
  models: Catalogue;
  modelViews: ModelViews;
  inference: Inference;
  datasets: Datasets;
  training: Training;
  engines: Engines;
  exports: Exports;
  evaluations: Evaluations;
  overview: Overview;
  /** Whether the model that a project starts from lacks German; see {@link languageGap}. */
  languageGap(projectId: ProjectId): Promise<LanguageGap | null>;
}

/** Builds every room over the ground; `jobs` may have no kinds yet. */
export function createRooms(ground: Ground, jobs: JobControl): Rooms {
  const { db, clock } = ground;
  const installed = createInstalled(ground);
  const found = createDocumentRooms(ground, jobs, installed);
  const { projects, documents, retrieval } = found;
  const { models, inference } = createModels(ground, installed);
  const { settings } = ground;
  const datasets = createDatasets({ db, clock, projects, settings, queue: jobs, documents });
  const tests = trainingModels({ ground, catalogue: models, inference, installed });
  const engines = trainingEngines(ground, installed);
  const language = (id: ProjectId): Promise<Lang | null> => dataLanguage(datasets, id);
  const training = createTraining({
    db,
    clock,
    jobs,
    projects,
    datasets: { ...datasets, language },
    models: tests,
    engines,
    limits: () => trainingLimits(ground),
    async usual(projectId) {
      const readiness = await engines.choose(null, null);
      const hasFourBit = readiness.kind === "ready" && readiness.engine.hasFourBit;
      return usualHyper(await ground.settings.read(projectId), { hasFourBit });
    },
  });
  const exports = createExports({
    db,
    clock,
    projects,
    queue: jobs,
    computer: exportComputer(ground, installed),
  });
  const openModels = openModelsOf({ ground, inference, exports });
  return {
    installed,
    packs: createPacks({
      definitions: installed.definitions,
      jobs,
      optional: () => optionalPacks(ground),
    }),
    ...found,
    answers: createProjectAnswers(ground, {
      ...{ projects, exports, inference, training, openModels },
      search: retrieval,
      catalogue: models,
    }),
    models,
    modelViews: createModelViews({ ground, catalogue: models, installed, engines, models: tests }),
    inference,
    datasets,
    ...createDataTools(ground, { projects, documents, catalogue: models, inference, installed }),
    training,
    engines,
    exports,
    evaluations: createEvaluations({
      db,
      clock,
      random: Math.random,
      projects,
      queue: jobs,
      openModels,
      readHeldOut: (versionId, split) => datasets.heldOut(versionId, split),
    }),
    overview: createOverview({ db, models, projects, queue: jobs }),
    languageGap: (id) => languageGap({ projects, models, language }, id),
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

function exportComputer({ runtime }: Ground, { definitions }: Installed): ExportComputer {
  return {
    os: runtime.os,
    freeBytes,
    async describeBase({ kind, path }) {
      const facts = kind === "gguf" ? readGguf(path) : await readSafetensors(path);
      return { parameters: facts.parameters, width: facts.shape?.hidden ?? null };
    },
    async isInstalled(id) {
      const pack = definitions.find((definition) => definition.id === id);
      return pack !== undefined && await pack.isWhole(pack.folder);
    },
  };
}

function createModels(ground: Ground, installed: Installed) {
  const { db, clock, spawner, log, settings } = ground;
  const models = createCatalogue({
    db,
    clock,
    fetch: globalThis.fetch,
    ollamaAddress: async () => (await settings.read()).ollamaUrl,
    starterPath: installed.starterPath,
    uploadsFolder: uploadedModelsFolder(ground.dataFolder),
  });
  const inference = createInference({
    spawner,
    log,
    pack: installed.inference,
    threads: () => answerThreads(ground),
  });
  return { models, inference };
}
