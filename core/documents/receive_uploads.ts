import {
  AppError,
  type PersonId,
  type ProjectId,
  toErrorData,
  type UploadOutcome,
} from "@/core/contract/mod.ts";
import type { Documents } from "./documents.ts";

/** A file of a form, as it comes in. */
export interface IncomingFile {
  fileName: string;
  stream: ReadableStream<Uint8Array>;
}

/** Where the files of a form go. */
export interface UploadPlace {
  ownerId: PersonId;
  projectId: ProjectId;
  limitBytes: number;
}

/**
 * Takes in all files of a form, one after the other. A file that cannot be taken says why and stops
 * none of the others; only a file above the limit and a full disk end the whole form, for the rest
 * of it would have to be read in vain.
 *
 * @param read reads the form and hands each file over.
 * @throws {AppError} `too_large`, `disk_full`, and what `read` throws.
 */
export async function receiveUploads(
  documents: Pick<Documents, "add">,
  place: UploadPlace,
  read: (onFile: (file: IncomingFile) => Promise<void>) => Promise<unknown>,
): Promise<UploadOutcome[]> {
  const outcomes: UploadOutcome[] = [];
  await read(async ({ fileName, stream }) => {
    try {
      const { outcome, document } = await documents.add({ ...place, name: fileName, stream });
      outcomes.push({ file: fileName, outcome, document, error: null });
    } catch (error) {
      if (!(error instanceof AppError) || endsTheForm.includes(error.code)) throw error;
      outcomes.push({
        file: fileName,
        outcome: "failed",
        document: null,
        error: toErrorData(error),
      });
    }
  });
  return outcomes;
}

const endsTheForm: readonly AppError["code"][] = ["too_large", "disk_full"];
