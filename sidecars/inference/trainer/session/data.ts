import { basename } from "node:path";
import type { ChatEncoder } from "../chat/encoder.ts";
import { readSamples, type Samples } from "../chat/read_samples.ts";
import { exists, sha256File } from "../checkpoint/durable_files.ts";
import type { RunConfig } from "../config/run_config.ts";
import { badConfig, TrainerError } from "../program/failure.ts";

/** The files of a run as token ids. */
export interface Data {
  train: Samples;
  recall: Samples | null;
  document: Samples | null;
}

/**
 * The dataset must be the one that the config was written for.
 *
 * @throws {TrainerError} `bad_config`, `dataset_changed`
 */
export async function checkDataset(
  { dataset, evalRecall, evalDocument }: RunConfig,
): Promise<void> {
  const files = { "dataset.path": dataset.path, "eval.recall.path": evalRecall };
  for (const [key, path] of Object.entries({ ...files, "eval.document.path": evalDocument })) {
    if (path === null || await exists(path)) continue;
    throw badConfig(key, `names a file that does not exist (${basename(path)})`);
  }
  if (await sha256File(dataset.path) === dataset.sha256) return;
  throw new TrainerError(
    "dataset_changed",
    `${basename(dataset.path)} is not the file that this run was made for.`,
    "Restore the file, or start a new run with the new data.",
  );
}

/** Reads all files. @throws {TrainerError} `dataset_empty` when no row can be trained on. */
export async function readData(
  config: RunConfig,
  encoder: ChatEncoder,
  warn: (message: string) => void,
): Promise<Data> {
  const train = await readSamples(config.dataset.path, encoder, warn);
  if (train.rows.length === 0) throw emptyDataset(config, train);
  const split = async (path: string | null) =>
    path === null ? null : await readSamples(path, encoder, warn);
  return {
    train,
    recall: await split(config.evalRecall),
    document: await split(config.evalDocument),
  };
}

function emptyDataset({ dataset, hyper }: RunConfig, { tooLong, broken }: Samples): TrainerError {
  return tooLong > 0
    ? new TrainerError(
      "dataset_empty",
      `No row fits max_length ${hyper.maxLength}.`,
      "Raise max_length or shorten the rows.",
    )
    : new TrainerError(
      "dataset_empty",
      `${basename(dataset.path)} holds no usable row (${broken} broken lines).`,
      "Generate or import training rows, then start the run again.",
    );
}
