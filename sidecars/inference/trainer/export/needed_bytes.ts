import { statfs } from "node:fs/promises";
import type { StoredTensor } from "../model/gguf.ts";
import { TrainerError } from "../program/failure.ts";
import type { ArtifactKind } from "./export_config.ts";

/** Metadata and vocabulary; the largest known are smaller. */
const headBytes = 32 << 20;

/** About how many bytes an export's files will have. */
export function neededBytes(
  artifacts: readonly ArtifactKind[],
  { tensors, adapterBytes }: { tensors: Iterable<StoredTensor>; adapterBytes: number },
): number {
  let numbers = 0;
  for (const { shape } of tensors) numbers += shape.reduce((product, size) => product * size, 1);
  const bytes: Record<ArtifactKind, number> = {
    "adapter": adapterBytes,
    "adapter-gguf": adapterBytes / 2,
    "merged": 2 * numbers + headBytes,
    "gguf-f16": 2 * numbers + headBytes,
  };
  return artifacts.reduce((sum, kind) => sum + bytes[kind], 0);
}

/** Fails before anything is written rather than in the middle. @throws {TrainerError} `disk_full` */
export async function checkSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= needed) return;
  const mebibytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
  throw new TrainerError(
    "disk_full",
    `The export needs ${mebibytes(needed)} MiB, only ${mebibytes(free)} MiB are free.`,
    "Free some space on the disk that holds the data folder, then export again.",
  );
}
