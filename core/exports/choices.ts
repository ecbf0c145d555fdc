import { basename, join } from "node:path";
import type { Kysely } from "kysely";
import { z } from "zod";
import {
  AppError,
  type Artifact,
  type ExportChoice,
  type ExportChoices,
  type ExportForm,
  exportForms,
  exportFormSchema,
  type OutputFormat,
  type PackId,
  type TrainerConfig,
  trainerConfigSchema,
  usualForms,
} from "@/core/contract/mod.ts";
import { savedStates } from "@/core/training/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import {
  type Measures,
  pace,
  packsFor,
  type PastExport,
  sizeOf,
  usualSeconds,
} from "./estimate.ts";
import { bytesNeeded, isFolderForm } from "./plan.ts";
import type { FreeBytes } from "./ports.ts";
import { exportKindName } from "./record.ts";
import { checkpointsFolderOf, type RunToExport } from "./run_to_export.ts";

/** What this computer has to say about an export before it is made. */
export interface ExportComputer {
  os: typeof Deno.build.os;
  freeBytes: FreeBytes;
  describeBase(base: TrainerConfig["base_model"]): Promise<Pick<Measures, "parameters" | "width">>;
  isInstalled(pack: PackId): Promise<boolean>;
}

/** Of what an export would be made. */
export interface ChoicesRequest {
  run: RunToExport;
  projectFolder: string;
  outputFormat: OutputFormat;
  /** What the run was exported as already, newest first. */
  artifacts: readonly Artifact[];
}

/** What a run can be exported as, with size, time and needs of each form. */
export async function choicesOf(
  { db, computer }: { db: Kysely<Database>; computer: ExportComputer },
  { run, projectFolder, outputFormat, artifacts }: ChoicesRequest,
): Promise<ExportChoices> {
  const base = run.config.base_model;
  const [described, adapterBytes, past, freeBytes] = await Promise.all([
    describeBase(computer, base),
    adapterSize(checkpointsFolderOf(run, projectFolder)),
    pastExports(db, base.path),
    computer.freeBytes(projectFolder),
  ]);
  const missing = await missingPacks(computer);
  const measures = { ...described, adapterBytes };
  const factor = pace(past, measures.parameters);
  const choice = (form: ExportForm): ExportChoice => {
    const packs = packsFor(form, base);
    const seconds = usualSeconds([form], measures.parameters);
    return {
      form,
      isFolder: isFolderForm(form),
      isUsual: usualForms[outputFormat].includes(form),
      bytes: sizeOf(form, measures),
      diskBytes: bytesNeeded([form], measures),
      seconds: { low: seconds * factor.low, high: seconds * factor.high },
      packs,
      missingPacks: packs.filter((pack) => missing.includes(pack)),
      artifactId: artifacts.find((artifact) => artifact.form === form)?.id ?? null,
    };
  };
  return {
    choices: exportForms.map(choice),
    freeBytes,
    parameters: measures.parameters,
    isMeasured: past.length > 0,
  };
}

/** @throws {AppError} `export_no_base`: that a model is missing is no fault of the run's address. */
async function describeBase(
  computer: ExportComputer,
  base: TrainerConfig["base_model"],
): Promise<Pick<Measures, "parameters" | "width">> {
  try {
    return await computer.describeBase(base);
  } catch (cause) {
    const isMissing = cause instanceof AppError && cause.code === "model_missing";
    if (!isMissing) throw cause;
    throw new AppError("export_no_base", { model: basename(base.path) }, { cause });
  }
}

async function missingPacks({ isInstalled }: ExportComputer): Promise<PackId[]> {
  const packs: PackId[] = ["trainer-python", "inference"];
  const there = await Promise.all(packs.map(isInstalled));
  return packs.filter((_, index) => !there[index]);
}

/** All saved states of a run have an adapter of the same size. */
async function adapterSize(checkpointsFolder: string): Promise<number> {
  const newest = (await savedStates(checkpointsFolder)).states.at(-1);
  if (!newest) return 0;
  const stat = await Deno.stat(join(newest.folder, "adapter_model.safetensors")).catch(() => null);
  return stat?.size ?? 0;
}

/** More tell nothing that these do not. */
const mostPast = 5;

/** Exports of runs of the same base model that went through at once, newest first. */
async function pastExports(db: Kysely<Database>, basePath: string): Promise<PastExport[]> {
  const jobs = await db.selectFrom("jobs").select(["params", "started_at", "finished_at"])
    .where("kind", "=", exportKindName).where("state", "=", "done").where("attempt", "=", 1)
    .orderBy("id", "desc").limit(50).execute();
  const past = jobs.flatMap((job) => {
    const params = pastSchema.safeParse(JSON.parse(job.params)).data;
    if (!params || !job.started_at || !job.finished_at) return [];
    const seconds = (Date.parse(job.finished_at) - Date.parse(job.started_at)) / 1000;
    return [{ runId: params.runId, forms: params.artifacts, seconds }];
  });
  const runIds = await runsOf(db, basePath, past.map(({ runId }) => runId));
  return past.filter(({ runId }) => runIds.has(runId)).slice(0, mostPast);
}

const pastSchema = z.object({ runId: z.string(), artifacts: z.array(exportFormSchema) });

/** Which of these runs started from the base model at this path. */
async function runsOf(
  db: Kysely<Database>,
  basePath: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const runs = await db.selectFrom("runs").select(["id", "config"]).where("id", "in", ids)
    .execute();
  const isSame = ({ config }: { config: string }) =>
    trainerConfigSchema.safeParse(JSON.parse(config)).data?.base_model.path === basePath;
  return new Set(runs.filter(isSame).map(({ id }) => id));
}
