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
import {
  countChunks,
  missingBatches,
  type MissingChunk,
  type MissingChunksDeps,
} from "./missing_chunks.ts";
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
 * goes on where it was. While another model's vectors are being made, the former one answers. New
 * chunks, and another choice, that come meanwhile are its work as well.
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
        for (;;) {
          const choice = await deps.choose(projectId);
          const outcome = await embedProject({ ...deps, vectors, choice, context }, projectId);
          if (outcome) return outcome;
        }
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

/** Null when meanwhile another embedder was chosen. */
async function embedProject(work: Work, projectId: ProjectId): Promise<EmbedOutcome | null> {
  const { vectors, choice, context } = work;
  const name = embedderIdOf(choice);
  context.progress({ phase: "embedding.phase.look", done: 0, total: null, unit: "chunks" });
  const embedder = await openKnown(work, name);
  try {
    const model = await noteModel(work, { name, embedder });
    vectors.begin(projectId, { model, jobId: context.job.id });
    const outcome = await embedMissing({ ...work, embedder, model }, projectId);
    if (!outcome) return null;
    await vectors.removeIdleModels();
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
): Promise<{ embedded: number; known: number } | null> {
  const { vectors, documents, model } = making;
  const looking = { documents, has: (hash: Uint8Array) => vectors.has(model, hash) };
  let [embedded, known] = [0, null as number | null];
  for (;;) {
    const found = await countChunks(looking, projectId);
    known ??= found.known;
    if (found.known < found.all) {
      const made = await embedFound(making, { looking, projectId, found });
      if (made === null) return null;
      embedded += made;
    } else if (vectors.finish(projectId, model)) return { embedded, known };
    if (await isChosenOther(making, projectId)) return null;
  }
}

async function isChosenOther({ choose, model }: Making, projectId: ProjectId): Promise<boolean> {
  return embedderIdOf(await choose(projectId)) !== model.name;
}

/**
 * Goes once through the chunks; answers how many got their vector, or null as soon as another embedder
 * is chosen: a server that a person has removed gets no text any more.
 */
async function embedFound(
  making: Making,
  { looking, projectId, found: { all: total, known } }: {
    looking: MissingChunksDeps;
    projectId: ProjectId;
    found: { all: number; known: number };
  },
): Promise<number | null> {
  let made = 0;
  let limit: number = batchTokens.first;
  const report = () => {
    const done = Math.min(total, known + made);
    making.context.progress({ phase: "embedding.phase.embed", done, total, unit: "chunks" });
  };
  report();
  for await (const batch of missingBatches({ ...looking, limit: () => limit }, projectId)) {
    if (await isChosenOther(making, projectId)) return null;
    limit = nextBatchTokens(limit, await embedBatch(making, batch));
    made += batch.length;
    report();
  }
  return made;
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
