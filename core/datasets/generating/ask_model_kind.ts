import type { Kysely } from "kysely";
import type { z } from "zod";
import {
  AppError,
  askModelKindName,
  askModelParamsSchema,
  type ChatModel,
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
import { askItem, type Item } from "./ask_item.ts";
import { heldOutChunks, readDecidedSplits } from "./held_out.ts";
import { type ItemLog, type LoggedItem, openItemLog } from "./item_log.ts";
import { type ChunkSource, readChunks } from "./read_chunks.ts";

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
}

async function runAsking(
  deps: AskModelKindDeps,
  { projectId, generation }: Params,
  context: JobContext,
): Promise<Json> {
  const { db, clock, projects, documents } = deps;
  const chunks = await readChunks(documents, projectId);
  if (chunks.length === 0) throw new AppError("dataset_no_chunks");
  const folder = await projects.folderOf(projectId);
  await using log = await openItemLog(folder, context.job.id);
  const items = itemsFor(chunks, generation);
  const isHeldOut = heldOutChunks(chunks, await readDecidedSplits(db, projectId), generation);
  const place = { ownerId: context.job.ownerId, projectId, at: isoNow(clock) };
  const asking = { items, log, generation, place, isHeldOut, context };
  for (const item of items) {
    const logged = log.items.get(item.index);
    if (logged) await store(db, asking, { item, logged });
  }
  if (log.items.size < items.length) await askMissing(deps, asking);
  await exportRows(db, projectId, { path: exportPath(folder, {}), wanted: {} });
  return resultOf(log, items.length);
}

async function askMissing(deps: AskModelKindDeps, asking: Asking): Promise<void> {
  const { items, log, generation, context: { signal, progress } } = asking;
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
      await store(deps.db, asking, { item, logged });
      tell();
    }
  } finally {
    await close();
  }
}

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
): Promise<void> {
  if (logged.kind !== "row") return;
  const { chunk, index } = item;
  const draft: RowDraft = {
    id: rowIdFor(context.job.id, index),
    instruction: logged.instruction,
    output: logged.output,
    messages: null,
    origin: "model",
    split: isHeldOut(chunk) ? "document" : "train",
    documentId: chunk.documentId,
    chunkId: chunk.id,
    quote: logged.quote,
  };
  await addRows(db, [draft], { place, revive: false });
}

function resultOf({ items }: ItemLog, asked: number): Json {
  const all = [...items.values()];
  const count = (kind: LoggedItem["kind"]) => all.filter((item) => item.kind === kind).length;
  const rows = count("row");
  if (rows === 0) throw new AppError("dataset_model_useless", { asked });
  return {
    asked,
    rows,
    notGrounded: count("not_grounded"),
    unreadable: count("unreadable"),
    failed: count("failed"),
  };
}
