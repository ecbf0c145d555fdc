import { dirname, join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Kysely } from "kysely";
import type { ProjectId } from "@/core/contract/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { newId, syncFolder } from "@/core/system/mod.ts";
import { type ProjectChunk, projectChunks } from "./project_chunks.ts";

/** The table of seed 003, phase 2, letter by letter. */
const schema = `CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    filename TEXT NOT NULL,
    chunk_index INTEGER,
    chunk_text TEXT NOT NULL,
    metadata JSON,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
  )`;

const insertion =
  `INSERT INTO documents (filename, chunk_index, chunk_text, metadata, created_at) VALUES (?, ?, ?, ?, ?)`;

/** What `metadata` says about a chunk; the keys are fixed (testdata/rag_export.json). */
interface Metadata {
  document_id: string;
  sha256: string;
  format: string;
  page: number | null;
  /** UTF-16 offsets in the document's extracted text. */
  start: number;
  end: number;
  /** Of `o200k_base`. */
  tokens: number;
  heading_path: string[];
}

/** What an export needs. */
export interface RagExportDeps {
  db: Kysely<Database>;
  projects: Pick<Projects, "folderOf">;
}

/** What was exported, and where it lies. */
export interface RagExport {
  path: string;
  documents: number;
  chunks: number;
}

const fileName = "rag_export.db";

/** Where a project's export lies, once it is written. */
export async function ragExportPath(
  { projects }: Pick<RagExportDeps, "projects">,
  projectId: ProjectId,
): Promise<string> {
  return join(await projects.folderOf(projectId), "data", fileName);
}

/**
 * Writes the chunks of all ready documents of a project to `data/rag_export.db`, complete or not at
 * all. The same chunks give the same dump.
 */
export async function exportRag(
  { db, projects }: RagExportDeps,
  projectId: ProjectId,
): Promise<RagExport> {
  const path = await ragExportPath({ projects }, projectId);
  await removeLeftovers(dirname(path));
  const temporary = `${path}.${newId()}.tmp`;
  try {
    const counts = await writeExport(temporary, projectChunks(db, projectId));
    await Deno.rename(temporary, path);
    await syncFolder(dirname(path));
    return { path, ...counts };
  } finally {
    await Deno.remove(temporary).catch(() => {});
  }
}

/** A kill leaves a half-written file under its temporary name. */
async function removeLeftovers(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (name.startsWith(fileName) && name.endsWith(".tmp")) await Deno.remove(join(folder, name));
  }
}

async function writeExport(path: string, chunks: AsyncIterable<ProjectChunk>) {
  using database = new DatabaseSync(path);
  // Nobody else sees the file yet; what is in it is synced when the transaction ends.
  database.exec("PRAGMA journal_mode = MEMORY");
  database.exec(schema);
  database.exec("BEGIN");
  const statement = database.prepare(insertion);
  const documents = new Set<string>();
  let count = 0;
  for await (const chunk of chunks) {
    insert(statement, chunk);
    documents.add(chunk.documentId);
    count++;
  }
  database.exec("COMMIT");
  return { documents: documents.size, chunks: count };
}

function insert(statement: StatementSync, { document, ...chunk }: ProjectChunk): void {
  const metadata: Metadata = {
    document_id: chunk.documentId,
    sha256: document.sha256,
    format: document.format,
    page: chunk.page,
    start: chunk.start,
    end: chunk.end,
    tokens: chunk.tokens,
    heading_path: chunk.headingPath,
  };
  statement.run(
    document.name,
    chunk.position,
    chunk.text,
    JSON.stringify(metadata),
    timestamp(document.createdAt),
  );
}

/** A time as SQLite's CURRENT_TIMESTAMP writes it: UTC, to the second. */
function timestamp(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}
