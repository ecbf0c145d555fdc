import {
  type EmbedChunks,
  embedChunksKind,
  embedChunksSchema,
  type Embedder,
  logText,
  type ProjectId,
} from "@/core/contract/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { batchTokens, nextBatchTokens } from "./batch_tokens.ts";
import { type EmbedderChoice, embedderIdOf } from "../embedders/embedder_choice.ts";
import { countChunks, missingBatches, type MissingChunk } from "./missing_chunks.ts";
import type { VectorModel, VectorStore } from "./vector_store.ts";

/** What making vectors needs. */
export interface EmbedKindDeps {
  clock: Clock;
  documents: Pick<Documents, "projectChunks">;
  /** Opens the store for the time of the work. */
  openVectors(): VectorStore;
  /** The embedder that the settings name for a project. */
  choose(projectId: ProjectId): Promise<EmbedderChoice>;
  /** Opens one for many passages. */
  open(choice: EmbedderChoice, dimensions?: number): Promise<Embedder>;
}

/** What the job did. */
export type EmbedOutcome = { embedded: number; known: number; model: string };

/**
 * The job that makes vectors of a project's chunks with the embedder that is chosen today, except of
 * texts that have one already. Each batch is stored when it is done, so that a killed or paused job
 * goes on where it was. While another model's vectors are being made, the former one answers.
 */
export function createEmbedKind(deps: EmbedKindDeps): AnyJobKind {
  return jobKind<EmbedChunks, EmbedOutcome>({
    kind: embedChunksKind,
    params: embedChunksSchema,
    slot: "cpu",
    pausable: true,
    recovery: "automatic",
    graceMs: 15_000,
    async run({ projectId }, context) {
      const vectors = deps.openVectors();
      try {
        const choice = await deps.choose(projectId);
        return await embedProject({ ...deps, vectors, choice, context }, projectId);
      } finally {
        vectors.close();
      }
    },
  });
}

interface Work extends EmbedKindDeps {
  vectors: VectorStore;
  choice: EmbedderChoice;
  context: JobContext;
}

async function embedProject(work: Work, projectId: ProjectId): Promise<EmbedOutcome> {
  const { vectors, choice, context } = work;
  const name = embedderIdOf(choice);
  context.progress({ phase: "embedding.phase.look", done: 0, total: null, unit: "chunks" });
  const embedder = await openKnown(work, name);
  try {
    const model = await noteModel(work, { name, embedder });
    vectors.become(projectId, model);
    const outcome = await embedMissing({ ...work, embedder, model }, projectId);
    vectors.answerWith(projectId, model);
    vectors.removeIdleModels();
    say(context, outcome);
    return { ...outcome, model: name };
  } finally {
    await embedder.close();
  }
}

async function openKnown({ vectors, open, choice }: Work, name: string): Promise<Embedder> {
  return await open(choice, vectors.modelNamed(name)?.dimensions);
}

/** A server's model tells its dimensions with its first answer. */
async function noteModel(
  { vectors, choice, context }: Work,
  { name, embedder }: { name: string; embedder: Embedder },
): Promise<VectorModel> {
  if (embedder.dimensions === 0) await embedder.embed(["?"], "passage", context.signal);
  return vectors.addModel({ name, dimensions: embedder.dimensions, choice });
}

interface Making extends Work {
  embedder: Embedder;
  model: VectorModel;
}

/** Documents may be read meanwhile: it ends when a look at all chunks finds nothing new. */
async function embedMissing(
  making: Making,
  projectId: ProjectId,
): Promise<{ embedded: number; known: number }> {
  const { vectors, documents, model, context } = making;
  const deps = { documents, has: (hash: Uint8Array) => vectors.has(model, hash) };
  const first = await countChunks(deps, projectId);
  let embedded = 0;
  for (let count = first; count.known < count.all; count = await countChunks(deps, projectId)) {
    const { all: total, known } = count;
    const report = (made: number) => {
      const done = Math.min(total, known + made);
      context.progress({ phase: "embedding.phase.embed", done, total, unit: "chunks" });
    };
    report(0);
    let made = 0;
    let limit: number = batchTokens.first;
    for await (const batch of missingBatches({ ...deps, limit: () => limit }, projectId)) {
      limit = nextBatchTokens(limit, await embedBatch(making, batch));
      made += batch.length;
      report(made);
    }
    embedded += made;
  }
  return { embedded, known: first.known };
}

async function embedBatch(
  { clock, vectors, embedder, model, context: { signal } }: Making,
  batch: readonly MissingChunk[],
): Promise<{ tokens: number; ms: number }> {
  signal.throwIfAborted();
  const start = clock.now().getTime();
  const made = await embedder.embed(batch.map(({ text }) => text), "passage", signal);
  vectors.put(model, batch.map(({ hash }, at) => ({ hash, vector: made[at]! })));
  const tokens = batch.reduce((sum, chunk) => sum + chunk.tokens, 0);
  return { tokens, ms: clock.now().getTime() - start };
}

function say(
  { emit }: JobContext,
  { embedded, known }: { embedded: number; known: number },
): void {
  const says = { key: "embedding.log.done", params: { count: embedded, known } };
  emit("log", { level: "info", message: logText(says, "en"), says });
}
