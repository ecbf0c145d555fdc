import { join } from "node:path";
import type { ProjectPart } from "@/core/contract/mod.ts";
import { systemLater } from "@/core/models/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import {
  createIndexedVectors,
  createPassageSearch,
  createQuestionEmbedder,
  type IndexedVectors,
  type PassageSearch,
} from "@/core/retrieval/mod.ts";
import { createVectorsWorker } from "@/workers/mod.ts";
import type { Embedders } from "./embedders.ts";
import type { Ground } from "./ground.ts";

/** Search in the documents of projects. */
export interface Retrieval extends PassageSearch {
  /** Gives up a project's vectors before its folder goes. */
  part: ProjectPart;
  /** Writes what is open and ends the worker. */
  close(): Promise<void>;
}

/**
 * Binds search to the projects' folders and to the worker of the vectors. Nothing is opened before the
 * first search: the workers of jobs build it too and never ask.
 */
export function createRetrieval(
  ground: Ground,
  { projects, embedders }: { projects: () => Pick<Projects, "folderOf">; embedders: Embedders },
): Retrieval {
  let opened: OpenRetrieval | null = null;
  const open = () => opened ??= openRetrieval(ground, { projects: projects(), embedders });
  return {
    search: (query) => open().search.search(query),
    part: {
      count: () => Promise.resolve({}),
      purge: async (projectId) => await opened?.vectors.forget(projectId),
    },
    close: async () => await opened?.close(),
  };
}

interface OpenRetrieval {
  search: PassageSearch;
  vectors: IndexedVectors;
  close(): Promise<void>;
}

function openRetrieval(
  { db, clock, log, runtime }: Ground,
  { projects, embedders }: { projects: Pick<Projects, "folderOf">; embedders: Embedders },
): OpenRetrieval {
  const store = embedders.openVectors();
  const worker = createVectorsWorker({ runtime, log });
  const questions = createQuestionEmbedder({
    vectors: store,
    open: embedders.openForQuestions,
    later: systemLater,
  });
  const vectors = createIndexedVectors({
    db,
    clock,
    vectors: store,
    index: worker,
    questions,
    later: systemLater,
    fileOf: async ({ projectId }) => join(await projects.folderOf(projectId), "vectors.index"),
    onFailed: (error) => log.write("error", "Vectors are not up to date", { error: `${error}` }),
  });
  return {
    search: createPassageSearch({ db, vectors }),
    vectors,
    async close() {
      await vectors.close();
      await questions.close();
      worker.close();
      store.close();
    },
  };
}
