import type { Kysely } from "kysely";
import type { z } from "zod";
import {
  AppError,
  askModelKindName,
  askModelParamsSchema,
  type ChatModel,
  type GenerationCounts,
  type Json,
  type ModelGeneration,
  type ProjectId,
} from "@/core/contract/mod.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow } from "@/core/system/mod.ts";
import type { SourceChunk } from "../facts/fact.ts";
import { orderFor } from "../facts/order.ts";
import { rowIdFor } from "../importing/import_kind.ts";
import { addRows, type RowPlace } from "../rows/add_rows.ts";
import { exportPath, exportRows } from "../rows/export_rows.ts";
import type { RowDraft } from "../rows/row.ts";
import { askItem, isGrounded, type Item } from "./ask_item.ts";
import { createTally, type Outcome, type Tally } from "./tally.ts";
import { heldOutChunks, readDecidedSplits } from "./held_out.ts";
import { type ItemLog, type LoggedItem, openItemLog } from "./item_log.ts";
import { type ChunkSource, namesOf, readChunks } from "./read_chunks.ts";

/** A model that is ready to answer. */
export interface OpenedModel {
  readonly model: ChatModel;
  close(): Promise<void>;
}

/** What the work needs. */
export interface AskModelKindDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "folderOf">;
  documents: ChunkSource;
  /** Opens the model that a project's rows are to be made by. */
  openModel(projectId: ProjectId, signal: AbortSignal): Promise<OpenedModel>;
}

type Params = z.infer<typeof askModelParamsSchema>;

/**
 * The job that has a model write rows: one chunk and one kind of question for each sample. Every
 * finished sample is on the disk before the next, so that a killed or stopped job goes on.
 */
export function createAskModelKind(deps: AskModelKindDeps): AnyJobKind {
  return jobKind<Params, Json>({
    kind: askModelKindName,
    params: askModelParamsSchema,
    slot: "accelerator",
    pausable: true,
    recovery: "automatic",
    graceMs: 15_000,
    run: (params, context) => runAsking(deps, params, context),
  });
}

interface Asking {
  items: readonly Item[];
  log: ItemLog;
  generation: ModelGeneration;
  place: RowPlace;
  isHeldOut: (chunk: SourceChunk) => boolean;
  context: JobContext;
  tally: Tally;
}

async function runAsking(
  deps: AskModelKindDeps,
  { projectId, generation }: Params,
  context: JobContext,
): Promise<Json> {
  const { db, clock, projects, documents } = deps;
  const { chunks, names } = await readChunks(documents, projectId);
  if (chunks.length === 0 && isGrounded(generation)) throw new AppError("dataset_no_chunks");
  const folder = await projects.folderOf(projectId);
  await using log = await openItemLog(folder, context.job.id);
  const items = itemsFor(chunks.length > 0 ? chunks : [noChunk], generation);
  const isHeldOut = heldOutChunks(chunks, await readDecidedSplits(db, projectId), generation);
  const place = { ownerId: context.job.ownerId, projectId, at: isoNow(clock) };
  const tally = createTally(context, items.length);
  const asking = { items, log, generation, place, isHeldOut, context, tally };
  for (const item of items) {
    const logged = log.items.get(item.index);
    if (logged) tally.count(await store(db, asking, { item, logged }));
  }
  tally.tellCounts();
  try {
    if (log.items.size < items.length) await askMissing(deps, asking);
  } finally {
    // Stopped or failed: what was made stays, in the file too.
    await exportRows(db, projectId, { path: exportPath(folder, {}), wanted: {} });
  }
  const held = items.filter(({ index, chunk }) =>
    log.items.get(index)?.kind === "row" && isHeldOut(chunk)
  );
  const heldOutDocuments = namesOf(held.map(({ chunk }) => chunk.documentId), names);
  return resultOf(tally.counts(), { asked: items.length, heldOutDocuments });
}

async function askMissing(deps: AskModelKindDeps, asking: Asking): Promise<void> {
  const { items, log, generation, tally, context: { signal, progress } } = asking;
  const { model, close } = await deps.openModel(asking.place.projectId, signal);
  const tell = () => {
    const done = log.items.size;
    progress({ phase: "datasets.phase.ask", done, total: items.length, unit: "rows" });
  };
  try {
    tell();
    for (const item of items) {
      if (log.items.has(item.index)) continue;
      signal.throwIfAborted();
      const outcome = await askItem(model, item, { generation, signal });
      const logged: LoggedItem = { index: item.index, ...outcome };
      await log.add(logged);
      tally.count(await store(deps.db, asking, { item, logged }));
      tally.tell(logged, log.items.size);
      tell();
    }
  } finally {
    await close();
  }
}

/** What is asked about where a prompt shows no passage and there is no document. */
export const noChunk: SourceChunk = {
  id: "",
  documentId: "",
  position: 0,
  text: "",
  headingPath: [],
};

/**
 * The samples in order: every kind of question of every chunk before one comes twice, in an order
 * that the seed draws, so that a generation stopped early has read all over the documents.
 */
export function itemsFor(
  chunks: readonly SourceChunk[],
  { samples, seed, questionTypes }: ModelGeneration,
): Item[] {
  const pairs = questionTypes.flatMap((questionType) =>
    chunks.map((chunk, at) => ({
      chunk,
      questionType,
      order: orderFor(seed, `${at} ${questionType}`),
    }))
  ).toSorted((a, b) => a.order - b.order);
  return Array.from({ length: samples }, (_, index) => {
    const { chunk, questionType } = pairs[index % pairs.length]!;
    return { index, chunk, questionType };
  });
}

async function store(
  db: Kysely<Database>,
  { place, isHeldOut, context }: Asking,
  { item, logged }: { item: Item; logged: LoggedItem },
): Promise<Outcome> {
  if (logged.kind !== "row") return logged.kind;
  const { chunk, index } = item;
  const { instruction, output, quote } = logged;
  const source = quote === null
    ? {}
    : { documentId: chunk.documentId, chunkId: chunk.id, quote } as const;
  const draft: RowDraft = {
    id: rowIdFor(context.job.id, index),
    instruction,
    output,
    messages: null,
    origin: "model",
    split: quote !== null && isHeldOut(chunk) ? "document" : "train",
    ...source,
  };
  const [added] = await addRows(db, [draft], { place, revive: false });
  return added === "added" || added === "same" ? "row" : "duplicate";
}

function resultOf(
  counts: GenerationCounts,
  { asked, heldOutDocuments }: { asked: number; heldOutDocuments: string[] },
): Json {
  const { rows, duplicates, notGrounded, unreadable, failed } = counts;
  if (rows + duplicates === 0) throw new AppError(reasonOf(counts), { asked });
  return { asked, rows, duplicates, notGrounded, unreadable, failed, heldOutDocuments };
}

/** Why nothing came of a generation: what befell most of its samples. */
function reasonOf({ notGrounded, unreadable, failed }: GenerationCounts) {
  if (failed > notGrounded + unreadable) return "dataset_model_silent";
  return notGrounded > unreadable ? "dataset_model_ungrounded" : "dataset_model_useless";
}
