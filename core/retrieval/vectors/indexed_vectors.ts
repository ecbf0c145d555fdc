import { setTimeout as waitFor } from "node:timers/promises";
import {
  AppError,
  type ChunkId,
  type NearestPassages,
  type PassageVectors,
  type ProjectId,
  type QuestionVector,
  type ScoredChunk,
  type SearchScope,
} from "@/core/contract/mod.ts";
import { createIdleTimer, type Later } from "@/core/models/mod.ts";
import type { QuestionEmbedder } from "../embedders/question_embedder.ts";
import { type AllowedVectors, createAllowedVectors } from "./allowed_vectors.ts";
import type { OpenIndex, OpenIndexDeps } from "./open_index.ts";
import { createOpenIndexes } from "./open_indexes.ts";
import type { VectorModel, VectorStore } from "./vector_store.ts";
import { vectorsOfChunks } from "./vectors_of_chunks.ts";

/** What the vectors of projects are found with. */
export interface IndexedVectorsDeps extends OpenIndexDeps {
  vectors: Pick<VectorStore, "get" | "newest" | "answering" | "modelNamed">;
  questions: Pick<QuestionEmbedder, "embed">;
  later: Later;
  /** A search waits so long for vectors that are new; then it answers from those that it has. */
  patienceMs?: number;
}

/** What was read of a flat file was never written. */
class DamagedFile extends Error {}

/** The vectors of all projects, in indexes that follow the projects' documents. */
export interface IndexedVectors extends PassageVectors {
  /** Gives up a project's index, for instance before its folder is removed. */
  forget(projectId: ProjectId): Promise<void>;
  /** Writes the open indexes. */
  close(): Promise<void>;
}

const usualPatienceMs = 300;

/** After this time without a question all of them go. */
const idleMs = 10 * 60_000;

/** Builds it; an index is opened by its project's first question. */
export function createIndexedVectors(deps: IndexedVectorsDeps): IndexedVectors {
  const { vectors, questions, onFailed, later, patienceMs = usualPatienceMs } = deps;
  const indexes = createOpenIndexes(deps);
  const allowedVectors = createAllowedVectors(deps.db);
  const idle = createIdleTimer({ idleMs, later, onIdle: () => void indexes.closeAll() });

  async function openFollowed(scope: SearchScope, model: VectorModel): Promise<OpenIndex> {
    const index = await indexes.open(scope, model);
    await atMost(patienceMs, index.follow().catch(onFailed));
    return index;
  }

  async function search(query: NearestPassages, model: VectorModel): Promise<ScoredChunk[]> {
    await openFollowed(scopeOf(query), model);
    return await searchOpen({ ...deps, allowedVectors }, query);
  }

  /** Once more after the worker was lost, or from the database where the file is damaged. */
  async function searchAgain(
    query: NearestPassages,
    how: { model: VectorModel; isAnew: boolean },
  ): Promise<ScoredChunk[]> {
    await indexes.reopen(scopeOf(query), how);
    return await search(query, how.model);
  }

  /** People hear what they can do about it, the log the rest. */
  function tell(error: unknown): never {
    if (error instanceof AppError) throw error;
    onFailed(error);
    throw new AppError("embedder_failed", {
      detail: { key: "detail.embedder.index", params: { said: String(error) } },
    });
  }

  return {
    async embed({ projectId }, question, signal): Promise<QuestionVector | null> {
      const embedded = await questions.embed(projectId, question, signal);
      return embedded && { embedderId: embedded.model.name, vector: embedded.vector };
    },
    async nearest(query) {
      const model = vectors.modelNamed(query.question.embedderId);
      if (model === null) return [];
      return await idle.during(() =>
        search(query, model).catch((error) => {
          if (error instanceof AppError) throw error;
          return searchAgain(query, { model, isAnew: error instanceof DamagedFile });
        })
      ).catch(tell);
    },
    async count(scope) {
      const model = vectors.answering(scope.projectId);
      if (model === null) return 0;
      return (await idle.during(() => openFollowed(scope, model)).catch(tell)).size();
    },
    vectorsOf: (scope, ids) => vectorsOfChunks(deps, scope, ids),
    forget: indexes.forget,
    close: indexes.closeAll,
  };
}

async function searchOpen(
  { index, allowedVectors }: Pick<IndexedVectorsDeps, "index"> & { allowedVectors: AllowedVectors },
  query: NearestPassages,
): Promise<ScoredChunk[]> {
  const { question: { vector }, limit: k, filter = {} } = query;
  const scope = scopeOf(query);
  const allowed = await allowedVectors(scope, filter);
  const asked = { ...scope, vector, k, ...(allowed && { allowed }) };
  const { hits, isDamaged } = await index.ask({ do: "search", query: asked });
  if (isDamaged) throw new DamagedFile("The file of a project's vectors is damaged");
  return hits.map(({ id, score }) => ({ chunkId: id as ChunkId, score }));
}

function scopeOf({ ownerId, projectId }: SearchScope): SearchScope {
  return { ownerId, projectId };
}

/** Waits for some work, but not longer than so many milliseconds. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const done = new AbortController();
  const waiting = waitFor(ms, undefined, { signal: done.signal }).catch(() => {});
  await Promise.race([work, waiting]);
  done.abort();
}
