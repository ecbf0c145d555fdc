import {
  AppError,
  type LeftOutFile,
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
  /** Reading begins by itself; otherwise whoever uploads says when. */
  isReadAtOnce?: boolean;
  /** Nobody waits for the rest any more. */
  signal?: AbortSignal;
}

/** What became of a form's files. */
export interface ReceivedUploads {
  files: UploadOutcome[];
  /** What of archives was not even tried. */
  leftOut: LeftOutFile[];
  /** What ended the form early: `too_large` or `disk_full`. Its file is the last of `files`. */
  end: AppError | null;
}

/**
 * Takes in all files of a form, one after the other, of an archive those in it. A file that cannot
 * be taken says why and stops none of the others; only a file above the limit and a full disk end the
 * whole form, for the rest of it would have to be read in vain. What came in is read also where the
 * form broke off.
 *
 * @param read reads the form and hands each file over.
 * @throws {AppError} what `read` throws.
 */
export async function receiveUploads(
  documents: Pick<Documents, "addFile" | "readNew">,
  { isReadAtOnce = false, ...place }: UploadPlace,
  read: (onFile: (file: IncomingFile) => Promise<void>) => Promise<unknown>,
): Promise<ReceivedUploads> {
  const files: UploadOutcome[] = [];
  const leftOut: LeftOutFile[] = [];
  const onLeftOut = (file: LeftOutFile) => void leftOut.push(file);
  let end: AppError | null = null;
  try {
    await read(async ({ fileName, stream }) => {
      try {
        files.push(...await documents.addFile({ ...place, name: fileName, stream, onLeftOut }));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        files.push(failed(fileName, error));
        if (!endsTheForm.includes(error.code)) return;
        end = error;
        throw error;
      }
    });
  } catch (error) {
    if (error !== end) throw error;
  } finally {
    if (isReadAtOnce && files.some(isUnread)) await documents.readNew(place);
  }
  return { files, leftOut, end };
}

function isUnread({ document }: UploadOutcome): boolean {
  return document?.state === "uploaded";
}

function failed(file: string, error: AppError): UploadOutcome {
  return { file, outcome: "failed", document: null, error: toErrorData(error) };
}

const endsTheForm: readonly AppError["code"][] = ["too_large", "disk_full"];
