import { statfs } from "node:fs/promises";
import { TrainerError } from "../program/failure.ts";

/** The weight and its two moments. */
const bytesPerTrainedNumber = 12;

/** Fails before the first step rather than at the first checkpoint. @throws {TrainerError} */
export async function checkSpace(folder: string, trained: number): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const [needed, free] = [trained * bytesPerTrainedNumber, bavail * bsize];
  if (free >= needed) return;
  const mebibytes = (bytes: number) => Math.floor(bytes / 2 ** 20);
  throw new TrainerError(
    "disk_full",
    `A checkpoint needs ${mebibytes(needed)} MiB, only ${mebibytes(free)} MiB are free.`,
    "Free some space on the disk that holds the data folder, then start the run again.",
  );
}
