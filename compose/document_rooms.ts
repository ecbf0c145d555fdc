import type { Kysely } from "kysely";
import type { ProjectPart } from "@/core/contract/mod.ts";
import { createDatasetsPart } from "@/core/datasets/mod.ts";
import {
  createDocuments,
  createDocumentsPart,
  createReader,
  createUnpacker,
  type DocumentReader,
  type Documents,
  readerCommand,
  type ReaderDeps,
} from "@/core/documents/mod.ts";
import { createEvaluationPart } from "@/core/evaluation/mod.ts";
import { createExportsPart } from "@/core/exports/mod.ts";
import { createJobsPart, type JobControl } from "@/core/jobs/mod.ts";
import { createProjects, type Projects } from "@/core/projects/mod.ts";
import { createVectorsPart } from "@/core/retrieval/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { freeBytes } from "@/core/system/mod.ts";
import { createTrainingPart } from "@/core/training/mod.ts";
import { createSplitWorker, type SplitWorker } from "@/workers/mod.ts";
import { createEmbedders, type Embedders } from "./embedders.ts";
import { createEmbeddingStarts, type EmbeddingStarts } from "./embedding_starts.ts";
import type { Ground } from "./ground.ts";
import type { Installed } from "./packs.ts";
import { createRetrieval, type Retrieval } from "./retrieval.ts";

/** Projects, their documents, and how these are found. */
export interface DocumentRooms {
  projects: Projects;
  documents: Documents;
  reader: DocumentReader;
  splitWorker: SplitWorker;
  embedders: Embedders;
  embedding: EmbeddingStarts;
  retrieval: Retrieval;
}

/** Builds these rooms over the ground. */
export function createDocumentRooms(
  ground: Ground,
  jobs: JobControl,
  installed: Installed,
): DocumentRooms {
  const { db, clock, dataFolder, settings } = ground;
  const embedders = createEmbedders(ground, installed);
  const retrieval = createRetrieval(ground, { projects: () => projects, embedders });
  const parts = [
    retrieval.part,
    createVectorsPart(embedders.openVectors),
    ...projectParts(db, jobs),
  ];
  const projects: Projects = createProjects({ db, clock, folder: dataFolder, parts });
  const reading: ReaderDeps = {
    spawner: ground.spawner,
    command: (paths) => readerCommand(ground.runtime, paths),
  };
  const reader = createReader(reading);
  const splitWorker = createSplitWorker(ground);
  const documents = createDocuments({
    db,
    clock,
    projects,
    freeBytes,
    folder: dataFolder,
    queue: jobs,
    settings,
    reader,
    passwords: ground.passwords,
    unpacker: createUnpacker(reading),
    splitForView: splitWorker.split,
  });
  const embedding = createEmbeddingStarts({ ...ground, jobs, embedders, installed });
  return { projects, documents, reader, splitWorker, embedders, embedding, retrieval };
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
