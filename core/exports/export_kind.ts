import { join } from "node:path";
import type { Kysely } from "kysely";
import { z } from "zod";
import {
  AppError,
  checkpointChoiceSchema,
  type ExportForm,
  exportFormSchema,
  idSchema,
  type JobId,
  type Json,
  type RunId,
} from "@/core/contract/mod.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, syncFolder } from "@/core/system/mod.ts";
import { findCheckpoint, type FoundCheckpoint } from "./find_checkpoint.ts";
import { removeLeftovers } from "./leftovers.ts";
import { type MakeDeps, makeForms, type Making } from "./make.ts";
import { bytesNeeded } from "./plan.ts";
import type { CreateInOllama, FreeBytes, OllamaOutcome } from "./ports.ts";
import { type ExportRecord, readRecord, writeRecord } from "./record.ts";
import { removeIfThere } from "./remove_if_there.ts";
import { enterArtifacts } from "./rows.ts";
import { baseModelOf, checkpointsFolderOf, type RunToExport, runToExport } from "./run_to_export.ts";
import { modelfileOf, ollamaNameFor } from "./usage.ts";

/** What the work of an export needs. */
export interface ExportKindDeps extends MakeDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "get" | "folderOf">;
  freeBytes: FreeBytes;
  /** Number of weights of a base model. */
  countParameters(base: RunToExport["config"]["base_model"]): Promise<number>;
  createInOllama: CreateInOllama;
}

/** The job's parameters: a resolved {@link StartExport}. */
const paramsSchema = z.object({
  runId: idSchema<RunId>(),
  checkpoint: checkpointChoiceSchema,
  artifacts: z.array(exportFormSchema).min(1),
});

type Params = z.infer<typeof paramsSchema>;

/** The name of the job kind. */
export const exportKindName = "exports.create";

/**
 * The job that makes an export: `projects/<id>/exports/<job id>/`, complete or not at all.
 *
 * The files grow in `<job id>.part`; a killed export goes on with what its record lists there. The
 * folder gets its name when all is complete, and then its rows; each of the two is done once only.
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

async function runExport(deps: ExportKindDeps, params: Params, context: JobContext): Promise<Json> {
  const run = await runToExport(deps.db, params.runId);
  const projectFolder = await deps.projects.folderOf(run.projectId);
  const exportsFolder = join(projectFolder, "exports");
  await removeLeftovers(deps.db, exportsFolder, context.job.id);
  const folder = join(exportsFolder, context.job.id);
  const record = await readRecord(folder) ??
    await makeFolder(deps, { run, params, projectFolder, folder, context });
  await enterArtifacts(deps.db, record, {
    ownerId: context.job.ownerId,
    projectId: run.projectId,
    exportId: context.job.id,
    at: isoNow(deps.clock),
  });
  const ollama = await handOver(deps, { run, record, folder, context });
  const made = record.made.map(({ form, bytes, sha256 }) => ({ form, bytes, sha256 }));
  return { exportId: context.job.id, runId: run.id, made, ollama };
}

interface FolderRequest {
  run: RunToExport;
  params: Params;
  projectFolder: string;
  folder: string;
  context: JobContext;
}

async function makeFolder(deps: ExportKindDeps, request: FolderRequest): Promise<ExportRecord> {
  const part = `${request.folder}.part`;
  try {
    const making = await prepare(deps, request, part);
    await makeForms(deps, making);
    request.context.signal.throwIfAborted();
    await Deno.rename(part, request.folder);
    await syncFolder(join(request.folder, ".."));
    return making.record;
  } catch (error) {
    const { signal } = request.context;
    // A worker that lost its lease must not take the files away from the one that has it now.
    if (!signal.aborted || signal.reason === "cancel") await removeIfThere(part);
    throw asDiskFull(error);
  }
}

async function prepare(
  deps: ExportKindDeps,
  { run, params, projectFolder, context }: FolderRequest,
  part: string,
): Promise<Making> {
  const report: Making["report"] = (phase, progress) => context.progress({ phase, ...progress });
  report("exports.phase.prepare", { done: 0, total: null, unit: "files" });
  const checkpoint = await findCheckpoint(
    checkpointsFolderOf(run, projectFolder),
    params.checkpoint,
  );
  const record = await openRecord({ run, checkpoint, params, part, exportId: context.job.id });
  await checkDisk(deps, { run, checkpoint, part, forms: params.artifacts });
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

/** The record of an earlier attempt, when it was made from the same saved state; else a new one. */
async function openRecord(
  { run, checkpoint, params, part, exportId }: {
    run: RunToExport;
    checkpoint: FoundCheckpoint;
    params: Params;
    part: string;
    exportId: JobId;
  },
): Promise<ExportRecord> {
  const earlier = await readRecord(part);
  if (earlier?.checkpoint.sha256 === checkpoint.sha256) return earlier;
  await removeIfThere(part);
  await Deno.mkdir(part, { mode: 0o700 });
  const { name, step, sha256 } = checkpoint;
  const record: ExportRecord = {
    schema: 1,
    exportId,
    runId: run.id,
    runName: run.name,
    checkpoint: { name, step, sha256 },
    baseModel: baseModelOf(run),
    systemPrompt: run.config.system_prompt,
    forms: [...new Set(params.artifacts)],
    chat: null,
    made: [],
  };
  await writeRecord(part, record);
  return record;
}

async function checkDisk(
  { freeBytes, countParameters }: ExportKindDeps,
  { run, checkpoint, part, forms }: {
    run: RunToExport;
    checkpoint: FoundCheckpoint;
    part: string;
    forms: readonly ExportForm[];
  },
): Promise<void> {
  const parameters = await countParameters(run.config.base_model);
  const { size } = await Deno.stat(join(checkpoint.folder, "adapter_model.safetensors"));
  const needed = bytesNeeded(forms, { parameters, adapterBytes: size });
  const free = await freeBytes(part);
  if (free < needed) throw diskFull(needed, free);
}

async function handOver(
  { projects, createInOllama }: ExportKindDeps,
  { run, record, folder, context }: {
    run: RunToExport;
    record: ExportRecord;
    folder: string;
    context: JobContext;
  },
): Promise<OllamaOutcome | null> {
  const project = await projects.get(run.projectId);
  const modelfile = record.forms.map((form) => modelfileOf(form, record)).find((file) => file);
  if (project.outputFormat !== "ollama" || !modelfile) return null;
  context.progress({ phase: "exports.phase.ollama", done: 0, total: null, unit: "files" });
  return await createInOllama({
    folder,
    modelfile: modelfile.name,
    name: ollamaNameFor(project.name),
    signal: context.signal,
  });
}

function asDiskFull(error: unknown): unknown {
  const isFull = error instanceof Error && /ENOSPC|No space left|os error 112/i.test(error.message);
  return isFull && !(error instanceof AppError) ? new AppError("disk_full_now", {}, { cause: error }) : error;
}

function diskFull(needed: number, free: number): AppError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
  return new AppError("disk_full", { needed_mb: megabytes(needed), free_mb: megabytes(free) });
}
