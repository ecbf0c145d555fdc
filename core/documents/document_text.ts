import { join } from "node:path";
import type { Kysely } from "kysely";
import { AppError, type DocumentId, type ProjectId } from "@/core/contract/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { documentRow } from "./document_rows.ts";
import type { DocumentReader } from "./reader_types.ts";
import type { Reading } from "./reading/reading.ts";

/** The text of a document in which chunks have their places. */
export type DocumentText = Pick<Reading, "text" | "pageStarts">;

/** What reading a file needs. */
export interface TextDeps {
  db: Kysely<Database>;
  projects: Pick<Projects, "folderOf">;
  reader: DocumentReader;
}

/** The stored text; null while the document was never read. */
export async function storedText(
  db: Kysely<Database>,
  id: DocumentId,
): Promise<DocumentText | null> {
  const row = await db.selectFrom("document_texts").select(["text", "page_starts"])
    .where("document_id", "=", id).executeTakeFirst();
  if (!row) return null;
  const pageStarts = row.page_starts === null ? null : JSON.parse(row.page_starts) as number[];
  return { text: row.text, pageStarts };
}

/** Where a document's file lies. */
export async function documentPath(
  projects: Pick<Projects, "folderOf">,
  { id, projectId }: { id: string; projectId: ProjectId },
): Promise<string> {
  return join(await projects.folderOf(projectId), "documents", id);
}

/**
 * A document's file, to be read.
 *
 * @throws {AppError} `document_file_missing` also when something else was put in its place, a link
 * above all, which is not followed.
 */
export async function readablePath(
  projects: Pick<Projects, "folderOf">,
  document: { id: string; projectId: ProjectId },
): Promise<string> {
  const path = await documentPath(projects, document);
  const info = await Deno.lstat(path).catch(() => null);
  if (!info?.isFile) throw new AppError("document_file_missing");
  return path;
}

/**
 * Answers a document's text also before the document was read for good: it is read now then, once,
 * and kept until another one is asked for. Only that much of it is kept.
 */
export function createTextForView(
  { db, projects, reader }: TextDeps,
  longest: number,
): (id: DocumentId) => Promise<DocumentText & { totalCharacters: number }> {
  let kept:
    | { id: DocumentId; reading: Promise<DocumentText & { totalCharacters: number }> }
    | null = null;

  async function read(id: DocumentId) {
    const { name, project_id } = await documentRow(db, id);
    const path = await readablePath(projects, { id, projectId: project_id as ProjectId });
    return cut(await reader.read(path, { name, sizes: null }));
  }

  function cut({ text, pageStarts }: DocumentText) {
    return { text: text.slice(0, longest), totalCharacters: text.length, pageStarts };
  }

  return async (id) => {
    await documentRow(db, id);
    const stored = await storedText(db, id);
    if (stored) return cut(stored);
    if (kept?.id !== id) {
      const reading = read(id);
      kept = { id, reading };
      reading.catch(() => {
        if (kept?.reading === reading) kept = null;
      });
    }
    return await kept.reading;
  };
}
