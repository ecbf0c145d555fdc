import { join } from "node:path";
import type { Kysely } from "kysely";
import { z } from "zod";
import {
  checkpointChoiceSchema,
  exportFormSchema,
  idSchema,
  type Json,
  type RunId,
} from "@/core/contract/mod.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, removeIfThere, syncFolder } from "@/core/system/mod.ts";
import { makeBaseGguf } from "./base_gguf.ts";
import { checkDisk, type DiskDeps, nameDiskFull } from "./disk_need.ts";
import { findCheckpoint } from "./find_checkpoint.ts";
import { partEnding, removeLeftovers } from "./leftovers.ts";
import { type MakeDeps, makeForms, type Making } from "./make.ts";
import { openRecord } from "./open_record.ts";
import type { CreateInOllama, OllamaOutcome } from "./ports.ts";
import { exportKindName, type ExportRecord, readRecord } from "./record.ts";
import { enterArtifacts } from "./rows.ts";
import { checkpointsFolderOf, type RunToExport, runToExport } from "./run_to_export.ts";
import { modelfileOf, ollamaNameFor } from "./usage.ts";

/** What the work of an export needs. */
export interface ExportKindDeps extends MakeDeps, DiskDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "get" | "folderOf">;
  createInOllama: CreateInOllama;
}

/** The job's parameters: a `StartExport` with everything decided. */
const paramsSchema = z.object({
  runId: idSchema<RunId>(),
  checkpoint: checkpointChoiceSchema,
  artifacts: z.array(exportFormSchema).min(1),
});

type Params = z.infer<typeof paramsSchema>;

/**
 * The job that makes an export: `projects/<id>/exports/<job id>/`, complete or not at all.
 *
 * The files grow in `<job id>.part`; a killed export goes on with what its record lists there. The
 * folder gets its name when all is complete, and then its rows; each of the two happens once.
 */
export function createExportKind(deps: ExportKindDeps): AnyJobKind {
  return jobKind<Params, Json>({
    kind: exportKindName,
    params: paramsSchema,
    slot: "cpu",
    pausable: false,
    recovery: "automatic",
    graceMs: 10_000,
    run: (params, context) => runExport(deps, params, context),
  });
}

/** One export under way, and where its files go. */
interface Work {
  run: RunToExport;
  params: Params;
  projectFolder: string;
  folder: string;
  context: JobContext;
}

async function runExport(deps: ExportKindDeps, params: Params, context: JobContext): Promise<Json> {
  const { id, ownerId } = context.job;
  const run = await runToExport(deps.db, params.runId);
  const projectFolder = await deps.projects.folderOf(run.projectId);
  const exportsFolder = join(projectFolder, "exports");
  await removeLeftovers(deps.db, exportsFolder, id);
  const folder = join(exportsFolder, id);
  const work: Work = { run, params, projectFolder, folder, context };
  const record = await readRecord(folder) ?? await makeFolder(deps, work);
  await enterArtifacts(deps.db, record, {
    ownerId,
    projectId: run.projectId,
    exportId: id,
    at: isoNow(deps.clock),
  });
  await makeBaseAnswer(deps, work, record);
  const made = record.made.map(({ form, bytes, sha256 }) => ({ form, bytes, sha256 }));
  return { exportId: id, runId: run.id, made, ollama: await handOver(deps, work, record) };
}

async function makeFolder(deps: ExportKindDeps, work: Work): Promise<ExportRecord> {
  const { folder, context: { signal } } = work;
  const part = folder + partEnding;
  try {
    const making = await prepare(deps, work, part);
    await makeForms(deps, making);
    signal.throwIfAborted();
    await Deno.rename(part, folder);
    await syncFolder(join(folder, ".."));
    return making.record;
  } catch (error) {
    if (signal.aborted && signal.reason !== "cancel") throw error;
    const { freeBytes } = deps;
    const named = await nameDiskFull(error, { freeBytes, folder: work.projectFolder });
    await removeIfThere(part);
    throw named;
  }
}

async function prepare(deps: ExportKindDeps, work: Work, part: string): Promise<Making> {
  const { run, params, projectFolder, context } = work;
  const report: Making["report"] = (phase, progress) => context.progress({ phase, ...progress });
  report("exports.phase.prepare", { done: 0, total: null, unit: "files" });
  const checkpoint = await findCheckpoint(
    checkpointsFolderOf(run, projectFolder),
    params.checkpoint,
  );
  const forms = params.artifacts;
  const exportId = context.job.id;
  const record = await openRecord(part, { run, checkpoint, forms, exportId });
  await checkDisk(deps, { run, checkpoint, forms, folder: part });
  return {
    folder: part,
    record,
    base: run.config.base_model,
    checkpoint,
    signal: context.signal,
    report,
    log: (line) => context.log(line),
  };
}

/** What the tuned model is compared with has to be able to answer as well. */
async function makeBaseAnswer(
  { convert }: ExportKindDeps,
  { run, context }: Work,
  record: ExportRecord,
): Promise<void> {
  if (run.config.base_model.kind === "gguf" || !record.chat) return;
  context.progress({ phase: "exports.phase.base", done: 0, total: null, unit: "files" });
  await makeBaseGguf({
    base: run.config.base_model,
    convert,
    exportId: context.job.id,
    signal: context.signal,
    onLog: (line) => context.log(line),
  });
}

async function handOver(
  { projects, createInOllama }: ExportKindDeps,
  { run, folder, context: { progress, signal } }: Work,
  record: ExportRecord,
): Promise<OllamaOutcome | null> {
  const project = await projects.get(run.projectId);
  const modelfile = record.forms.map((form) => modelfileOf(form, record)).find((file) => file);
  if (project.outputFormat !== "ollama" || !modelfile) return null;
  progress({ phase: "exports.phase.ollama", done: 0, total: null, unit: "files" });
  const name = ollamaNameFor(project.name);
  return await createInOllama({ folder, modelfile: modelfile.name, name, signal });
}
