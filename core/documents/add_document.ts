import { join } from "node:path";
import type { Kysely } from "kysely";
import {
  AppError,
  type DocumentFormat,
  type DocumentId,
  type LeftOutFile,
  type PersonId,
  type ProjectId,
  type UploadedDocument,
} from "@/core/contract/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, newId, removeIfThere, syncFolder } from "@/core/system/mod.ts";
import { documentName } from "./document_name.ts";
import { documentFromRow, documentWithContent } from "./document_rows.ts";
import { unknownFormat } from "./reading/picture.ts";
import { type FileKind, recogniseFormat } from "./reading/recognise.ts";
import { type Received, receiveFile } from "./receive_file.ts";

/** A file that a person uploads. */
export interface Upload {
  ownerId: PersonId;
  projectId: ProjectId;
  /** As the person's computer calls it. */
  name: string;
  stream: ReadableStream<Uint8Array>;
  limitBytes: number;
  /** Ends the unpacking of an archive. */
  signal?: AbortSignal;
  /** Hears what of an archive is not even tried. */
  onLeftOut?(file: LeftOutFile): void;
}

/** What adding documents needs. */
export interface AddDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "get" | "folderOf">;
  /** Bytes that we may still write on the disk that holds a folder. */
  freeBytes(folder: string): Promise<number>;
}

/** The ending of a file that is still arriving. */
export const arrivingEnding = ".part";

/** What is done with an archive that lies at a path for as long; by default it is refused. */
export type WhenArchive<Opened> = (path: string) => Promise<Opened>;

/**
 * Takes a file into a project: streamed into the project's folder under a new id, and only if the
 * project has no document with the same content.
 *
 * @throws {AppError} `project_not_found`, `document_name_unusable`, `too_large`, `disk_full`,
 * `document_upload_broken`, `document_empty`, `document_format_unknown`, `document_is_picture`,
 * `document_is_archive`
 */
export async function addDocument<Opened = never>(
  deps: AddDeps,
  upload: Upload,
  whenArchive: WhenArchive<Opened> = refuseArchive,
): Promise<UploadedDocument | Opened> {
  const name = documentName(upload.name);
  await deps.projects.get(upload.projectId);
  const folder = join(await deps.projects.folderOf(upload.projectId), "documents");
  const id = newId<DocumentId>();
  const path = join(folder, id + arrivingEnding);
  const received = await receiveFile({
    path,
    name,
    stream: upload.stream,
    limitBytes: upload.limitBytes,
    freeBytes: () => deps.freeBytes(folder),
  });
  try {
    const format = formatOf(received, name);
    if (format === "zip") return await whenArchive(path);
    return await keep(deps, { ...upload, id, name, folder, path, received, format });
  } finally {
    await removeIfThere(path);
  }
}

function refuseArchive(): Promise<never> {
  throw new AppError("document_is_archive");
}

function formatOf({ isBlank, head }: Received, name: string): FileKind {
  if (isBlank) throw new AppError("document_empty");
  const format = recogniseFormat(head, name);
  if (format === null) throw unknownFormat(head);
  return format;
}

interface Arrived extends Upload {
  id: DocumentId;
  folder: string;
  path: string;
  received: Received;
  format: DocumentFormat;
}

async function keep(deps: AddDeps, arrived: Arrived): Promise<UploadedDocument> {
  const { id, folder, name, path, projectId, received } = arrived;
  const content = { projectId, sha256: received.sha256 };
  const known = await documentWithContent(deps.db, content);
  if (known) return { outcome: "exists", document: known };
  // The file comes first: a file without a row is swept away, a row without a file is a loss.
  await Deno.rename(path, join(folder, id));
  await syncFolder(folder);
  const row = await insertDocument(deps, arrived);
  if (row) return { outcome: "added", document: row };
  await removeIfThere(join(folder, id));
  const winner = await documentWithContent(deps.db, content);
  if (!winner) throw new AppError("document_upload_broken", { name });
  return { outcome: "exists", document: winner };
}

/** Null when another upload of the same content came first. */
async function insertDocument(
  { db, clock }: AddDeps,
  { id, ownerId, projectId, name, received, format }: Arrived,
) {
  const row = await db.insertInto("documents").values({
    id,
    owner_id: ownerId,
    project_id: projectId,
    name,
    bytes: received.bytes,
    sha256: received.sha256,
    format,
    state: "uploaded",
    created_at: isoNow(clock),
  }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst();
  return row ? documentFromRow(row) : null;
}
