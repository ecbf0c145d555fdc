import {
  AppError,
  type LeftOutFile,
  toErrorData,
  type UploadOutcome,
} from "@/core/contract/mod.ts";
import { type AddDeps, addDocument, type Upload } from "./add_document.ts";
import type { Unpacker } from "./unpacker.ts";

/** What taking in files needs. */
export interface AddFileDeps extends AddDeps {
  unpacker: Unpacker;
}

/**
 * Takes a file into a project, or the files of an archive, each as a document of its own under the
 * archive's name and its path there, as if the archive were a folder. Of an archive nothing else is
 * kept; a file in it that cannot be taken says why and stops none of the others, but for a full disk,
 * on which no other would fit.
 *
 * @throws {AppError} as {@link addDocument}, `document_archive_empty`, `document_unsafe`,
 * `document_bomb`, `document_damaged` where nothing came out of the archive.
 */
export async function addFile(deps: AddFileDeps, upload: Upload): Promise<UploadOutcome[]> {
  const added = await addDocument(deps, upload, (path) => addArchived(deps, upload, path));
  return Array.isArray(added) ? added : [{ file: upload.name, ...added, error: null }];
}

async function addArchived(
  deps: AddFileDeps,
  upload: Upload,
  path: string,
): Promise<UploadOutcome[]> {
  const outcomes: UploadOutcome[] = [];
  const { signal } = upload;
  const below = (name: string) => `${upload.name}/${name}`;
  const onLeftOut = (left: LeftOutFile) => upload.onLeftOut?.({ ...left, name: below(left.name) });
  let at = upload.name;
  try {
    for await (const { name, stream } of deps.unpacker.unpack(path, { signal, onLeftOut })) {
      at = below(name);
      outcomes.push(await addOne(deps, { ...upload, name: at, stream }));
      at = upload.name;
    }
  } catch (error) {
    if (!(error instanceof AppError) || outcomes.length === 0) throw error;
    outcomes.push(failed(at, error));
  }
  if (outcomes.length === 0) throw new AppError("document_archive_empty");
  return outcomes;
}

async function addOne(deps: AddDeps, upload: Upload): Promise<UploadOutcome> {
  try {
    return { file: upload.name, ...await addDocument(deps, upload), error: null };
  } catch (error) {
    if (!(error instanceof AppError) || endsAll(error)) throw error;
    return failed(upload.name, error);
  }
}

/** No other file would fit either. */
function endsAll({ code }: AppError): boolean {
  return code === "disk_full";
}

function failed(file: string, error: AppError): UploadOutcome {
  return { file, outcome: "failed", document: null, error: toErrorData(error) };
}
