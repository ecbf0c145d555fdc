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
import type { QuestionEmbedder } from "../embedders/question_embedder.ts";
import { allowedVectors } from "./allowed_vectors.ts";
import { type OpenIndex, openIndex, type OpenIndexDeps } from "./open_index.ts";
import type { VectorModel, VectorStore } from "./vector_store.ts";
import { vectorsOfChunks } from "./vectors_of_chunks.ts";

/** What the vectors of projects are found with. */
export interface IndexedVectorsDeps extends OpenIndexDeps {
  vectors: Pick<VectorStore, "get" | "newest" | "answering" | "modelNamed">;
  questions: Pick<QuestionEmbedder, "embed">;
  /** A search waits so long for vectors that are new; then it answers from those that it has. */
  patienceMs?: number;
}

/** The vectors of all projects, in indexes that follow the projects' documents. */
export interface IndexedVectors extends PassageVectors {
  /** Gives up a project's index, for instance before its folder is removed. */
  forget(projectId: ProjectId): Promise<void>;
  /** Writes the open indexes. */
  close(): Promise<void>;
}

const usualPatienceMs = 300;

/** So many projects stay in memory: of those, whoever was asked longest ago goes. */
const mostOpen = 8;

/** Builds it; an index is opened by its project's first question. */
export function createIndexedVectors(deps: IndexedVectorsDeps): IndexedVectors {
  const { vectors, questions, index, patienceMs = usualPatienceMs } = deps;
  const opened = new Map<string, Promise<OpenIndex>>();

  async function open(scope: SearchScope, model: VectorModel): Promise<OpenIndex> {
    const key = keyOf(scope);
    const known = await opened.get(key)?.catch(() => null);
    if (known && known.model.name !== model.name) await close(key);
    const opening = opened.get(key) ?? openIndex(deps, scope, { model });
    opened.delete(key);
    opened.set(key, opening);
    for (const other of [...opened.keys()].slice(0, -mostOpen)) await close(other);
    const found = await opening.catch((error) => {
      opened.delete(key);
      throw error;
    });
    await atMost(patienceMs, found.follow().catch(deps.onFailed));
    return found;
  }

  async function close(key: string): Promise<void> {
    const known = opened.get(key);
    opened.delete(key);
    await known?.then((found) => found.close(), () => {});
  }

  async function search(query: NearestPassages, model: VectorModel): Promise<ScoredChunk[]> {
    const { ownerId, projectId, question, limit: k, filter = {} } = query;
    const scope = { ownerId, projectId };
    await open(scope, model);
    const allowed = await allowedVectors(deps.db, scope, filter);
    const asked = { ...scope, vector: question.vector, k, ...(allowed && { allowed }) };
    const { hits, isDamaged } = await index.ask({ do: "search", query: asked });
    if (isDamaged) throw new Error("The file of the vectors is damaged");
    return hits.map(({ id, score }) => ({ chunkId: id as ChunkId, score }));
  }

  /** A damaged file, or a worker that ended: what there is comes from the database anew, once. */
  async function searchAgain(query: NearestPassages, model: VectorModel): Promise<ScoredChunk[]> {
    const { ownerId, projectId } = query;
    const scope = { ownerId, projectId };
    await close(keyOf(scope)).catch(() => {});
    opened.set(keyOf(scope), openIndex(deps, scope, { model, isAnew: true }));
    return await search(query, model).catch((error) => {
      throw error instanceof AppError
        ? error
        : new AppError("embedder_failed", { detail: String(error) });
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
      return await search(query, model).catch((error) => {
        if (error instanceof AppError) throw error;
        return searchAgain(query, model);
      });
    },
    async count(scope) {
      const model = vectors.answering(scope.projectId);
      return model === null ? 0 : (await open(scope, model)).size();
    },
    vectorsOf: (scope, ids) => vectorsOfChunks(deps, scope, ids),
    async forget(projectId) {
      for (const key of [...opened.keys()]) if (key.endsWith(projectId)) await close(key);
    },
    async close() {
      for (const key of [...opened.keys()]) await close(key).catch(deps.onFailed);
    },
  };
}

function keyOf({ ownerId, projectId }: SearchScope): string {
  return `${ownerId}/${projectId}`;
}

/** Waits for some work, but not longer than so many milliseconds. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const done = new AbortController();
  const waiting = waitFor(ms, undefined, { signal: done.signal }).catch(() => {});
  await Promise.race([work, waiting]);
  done.abort();
}
