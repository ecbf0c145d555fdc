import { join } from "node:path";
import { AppError, type ExportForm, saysDiskFull } from "@/core/contract/mod.ts";
import type { FoundCheckpoint } from "./find_checkpoint.ts";
import { bytesNeeded } from "./plan.ts";
import type { FreeBytes } from "./ports.ts";
import type { RunToExport } from "./run_to_export.ts";

/** What tells how much an export needs and how much there is. */
export interface DiskDeps {
  freeBytes: FreeBytes;
  /** Number of weights of a base model. */
  countParameters(base: RunToExport["config"]["base_model"]): Promise<number>;
}

/** What is to be made of what. */
export interface DiskRequest {
  run: RunToExport;
  checkpoint: FoundCheckpoint;
  forms: readonly ExportForm[];
  /** Where it is to be written. */
  folder: string;
}

/** @throws {AppError} `disk_full` with the numbers, before anything is written. */
export async function checkDisk(deps: DiskDeps, request: DiskRequest): Promise<void> {
  const { run, checkpoint, forms, folder } = request;
  const parameters = await deps.countParameters(run.config.base_model);
  const { size } = await Deno.stat(join(checkpoint.folder, "adapter_model.safetensors"));
  const needed = bytesNeeded(forms, { parameters, adapterBytes: size });
  const free = await deps.freeBytes(folder);
  if (free < needed) throw diskFull(needed, free);
}

/** Below this the disk is full for our purposes, whatever a program said when it failed. */
const fullBelowBytes = 16 * 1024 * 1024;

/**
 * Tells a disk that filled up meanwhile from other failures: the programs that write the files each
 * say it in their own way, or not at all.
 */
export async function nameDiskFull(
  error: unknown,
  { freeBytes, folder }: { freeBytes: FreeBytes; folder: string },
): Promise<unknown> {
  const isNamed = error instanceof AppError && error.code === "disk_full";
  const says = saysDiskFull(error);
  const free = await freeBytes(folder);
  if (isNamed || !says && free >= fullBelowBytes) return error;
  return diskFull(free + fullBelowBytes, free, error);
}

function diskFull(needed: number, free: number, cause?: unknown): AppError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
  return new AppError(
    "disk_full",
    { needed_mb: megabytes(needed), free_mb: megabytes(free) },
    { cause },
  );
}
