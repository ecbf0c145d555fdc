import type { Kysely } from "kysely";
import type { z } from "zod";
import {
  AppError,
  generateKindName,
  generateParamsSchema,
  type Json,
} from "@/core/contract/mod.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow } from "@/core/system/mod.ts";
import type { Extraction, ExtractiveOptions, GroundedPair } from "../extractive.ts";
import type { SourceChunk } from "../facts/fact.ts";
import { exportPath, exportRows } from "../rows/export_rows.ts";
import type { RowDraft } from "../rows/row.ts";
import { readDecidedSplits } from "./held_out.ts";
import { type ChunkSource, namesOf, readChunks } from "./read_chunks.ts";
import { replaceExtractive } from "./replace_rows.ts";

/** What the work of a generation needs. */
export interface GenerateKindDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "folderOf">;
  documents: ChunkSource;
}

type Params = z.infer<typeof generateParamsSchema>;

/**
 * The job that makes rows from the text, without a model. What it makes follows from the chunks and
 * the seed alone, and storing it twice changes nothing: after a kill it simply runs again.
 */
export function createGenerateKind(deps: GenerateKindDeps): AnyJobKind {
  return jobKind<Params, Json>({
    kind: generateKindName,
    params: generateParamsSchema,
    slot: "cpu",
    pausable: true,
    recovery: "automatic",
    graceMs: 10_000,
    run: (params, context) => runGeneration(deps, params, context),
  });
}

async function runGeneration(
  { db, clock, projects, documents }: GenerateKindDeps,
  { projectId, generation }: Params,
  context: JobContext,
): Promise<Json> {
  const { chunks, names } = await readChunks(documents, projectId);
  if (chunks.length === 0) throw new AppError("dataset_no_chunks");
  const { documents: decided } = await readDecidedSplits(db, projectId, { except: "extractive" });
  const { pairs, report } = await extract(chunks, { ...generation, decided }, context);
  if (pairs.length === 0) throw new AppError("dataset_nothing_found", { chunks: chunks.length });
  context.progress({ phase: "datasets.phase.store", done: 0, total: pairs.length, unit: "rows" });
  const place = { ownerId: context.job.ownerId, projectId, at: isoNow(clock) };
  const replaced = await replaceExtractive(db, pairs.map(draftOf), place);
  const path = exportPath(await projects.folderOf(projectId), {});
  await exportRows(db, projectId, { path, wanted: {} });
  const done = pairs.length;
  context.progress({ phase: "datasets.phase.store", done, total: done, unit: "rows" });
  const held = pairs.filter(({ split }) => split === "document");
  const heldOutDocuments = namesOf(held.map(({ documentId }) => documentId), names);
  return { ...report, ...replaced, heldOutDocuments } as unknown as Json;
}

/** A turn for others (heartbeat, pause) comes after so many milliseconds of reading. */
const turnMs = 50;

async function extract(
  chunks: readonly SourceChunk[],
  options: Partial<ExtractiveOptions>,
  { signal, progress }: JobContext,
): Promise<Extraction> {
  // Loaded late: the word lists behind it would slow down the start of the server.
  const { extractInSteps } = await import("../extractive.ts");
  const steps = extractInSteps(chunks, options);
  let turn = performance.now();
  for (let done = 0;; done++) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turn < turnMs) continue;
    progress({ phase: "datasets.phase.read", done, total: chunks.length, unit: "chunks" });
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    turn = performance.now();
  }
}

function draftOf(pair: GroundedPair): RowDraft {
  const { instruction, output, split, documentId, chunkId, quote, factKey } = pair;
  const place = { documentId, chunkId, quote, factKey };
  return { instruction, output, messages: null, origin: "extractive", split, ...place };
}
