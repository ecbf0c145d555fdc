import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { JobId, ProjectId } from "@/core/contract/mod.ts";
import { type EmbedderChoice, embedderChoiceSchema } from "../embedders/embedder_choice.ts";
import { openVectorDatabase } from "./vector_database.ts";

/** A model whose vectors are kept. */
export interface VectorModel {
  /** Its number in this database. */
  id: number;
  /** The embedder's id. */
  name: string;
  dimensions: number;
  choice: EmbedderChoice;
}

/** A vector with the hash of the text that it was made of. */
export interface HashedVector {
  hash: Uint8Array;
  vector: Float32Array;
}

/**
 * All vectors of the data folder, by model and by content: the same text is embedded once, whatever
 * project it is in. Calls block this thread; thousands at once belong into a worker.
 */
export interface VectorStore {
  /** Notes a model, or finds it by its name. */
  addModel(model: Omit<VectorModel, "id">): VectorModel;
  /** A noted model by its embedder's id. */
  modelNamed(name: string): VectorModel | null;
  has(model: VectorModel, hash: Uint8Array): boolean;
  get(model: VectorModel, hash: Uint8Array): Float32Array | null;
  /** Stores vectors in one transaction; those that are there already stay as they are. */
  put(model: VectorModel, vectors: readonly HashedVector[]): void;
  /** The model whose vectors answer a project's questions now; null before the first. */
  answering(projectId: ProjectId): VectorModel | null;
  /** A job makes vectors of this model for the project; the former one still answers. */
  begin(projectId: ProjectId, work: { model: VectorModel; jobId: JobId }): void;
  /** There are new chunks; answers the job that will see them because it has not finished. */
  noteNews(projectId: ProjectId): JobId | null;
  /**
   * The project's vectors are whole: from now on this model answers. False, and nothing changes, when
   * there was news since the last look.
   */
  finish(projectId: ProjectId, model: VectorModel): boolean;
  /** Forgets a project; its vectors stay until {@link VectorStore.removeUnused}. */
  forget(projectId: ProjectId): void;
  /** Removes the vectors of models that no project answers with or is about to. */
  removeIdleModels(): Promise<void>;
  /** Removes vectors whose text is in no chunk any more; answers how many. */
  removeUnused(isUsed: (hash: Uint8Array) => boolean): Promise<number>;
  count(model: VectorModel): number;
  /** Grows with every vector that is stored, of whatever model. */
  newest(): number;
  close(): void;
}

/** Opens the store at a path, or in memory for `:memory:`. */
export function openVectorStore(path: string): VectorStore {
  const database = openVectorDatabase(path);
  const prepare = (sql: string) => database.prepare(sql);
  const hasOne = prepare("SELECT 1 FROM vectors WHERE model_id = ? AND hash = ?");
  const getOne = prepare("SELECT vector FROM vectors WHERE model_id = ? AND hash = ?");
  const putOne = prepare("INSERT OR IGNORE INTO vectors (model_id, hash, vector) VALUES (?, ?, ?)");
  const newest = prepare("SELECT max(id) AS id FROM vectors");
  const answering = prepare("SELECT answering FROM projects WHERE project_id = ?");
  const modelById = prepare("SELECT * FROM models WHERE id = ?");
  const modelByName = prepare("SELECT * FROM models WHERE name = ?");

  return {
    addModel: ({ name, dimensions, choice }) => {
      prepare("INSERT OR IGNORE INTO models (name, dimensions, choice) VALUES (?, ?, ?)")
        .run(name, dimensions, JSON.stringify(choice));
      return modelFromRow(modelByName.get(name))!;
    },
    modelNamed: (name) => modelFromRow(modelByName.get(name)),
    has: ({ id }, hash) => hasOne.get(id, hash) !== undefined,
    get({ id }, hash) {
      const row = getOne.get(id, hash);
      return row === undefined ? null : floatsOf(row["vector"] as Uint8Array);
    },
    put: ({ id }, vectors) =>
      inTransaction(database, () => {
        for (const { hash, vector } of vectors) putOne.run(id, hash, bytesOf(vector));
      }),
    answering(projectId) {
      const row = answering.get(projectId);
      return modelFromRow(modelById.get(row?.["answering"] as number ?? null));
    },
    begin: (projectId, { model: { id }, jobId }) =>
      // Vectors of the first model are of use from the first one on.
      void prepare(
        `INSERT INTO projects (project_id, answering, becoming, job_id) VALUES (?1, ?2, ?2, ?3)
         ON CONFLICT (project_id) DO UPDATE SET becoming = ?2, job_id = ?3, has_news = 0,
         answering = coalesce(answering, ?2)`,
      ).run(projectId, id, jobId),
    noteNews(projectId) {
      const row = prepare(
        `INSERT INTO projects (project_id, has_news) VALUES (?1, 1)
         ON CONFLICT (project_id) DO UPDATE SET has_news = 1 RETURNING job_id`,
      ).get(projectId);
      return row?.["job_id"] as JobId | null;
    },
    finish(projectId, { id }) {
      const finished = prepare(
        `UPDATE projects SET answering = ?2, becoming = NULL, job_id = NULL
         WHERE project_id = ?1 AND has_news = 0`,
      ).run(projectId, id);
      if (finished.changes === 1) return true;
      prepare("UPDATE projects SET has_news = 0 WHERE project_id = ?").run(projectId);
      return false;
    },
    forget: (projectId) => void prepare("DELETE FROM projects WHERE project_id = ?").run(projectId),
    removeIdleModels: () => removeIdleModels(database),
    removeUnused: (isUsed) => removeUnused(database, isUsed),
    count: ({ id }) =>
      Number(prepare("SELECT count(*) AS n FROM vectors WHERE model_id = ?").get(id)?.["n"]),
    newest: () => Number(newest.get()?.["id"] ?? 0),
    close: () => database.close(),
  };
}

function modelFromRow(row: Record<string, unknown> | undefined): VectorModel | null {
  if (row === undefined) return null;
  const choice = embedderChoiceSchema.parse(JSON.parse(row["choice"] as string));
  return {
    id: row["id"] as number,
    name: row["name"] as string,
    dimensions: row["dimensions"] as number,
    choice,
  };
}

/** So many rows are removed at once: a long transaction would keep the next batch waiting. */
const removedAtOnce = 1000;

async function removeIdleModels(database: DatabaseSync): Promise<void> {
  const idle = `SELECT id FROM models WHERE id NOT IN (SELECT answering FROM projects
    WHERE answering IS NOT NULL UNION SELECT becoming FROM projects WHERE becoming IS NOT NULL)`;
  const remove = database.prepare(`DELETE FROM vectors WHERE id IN
    (SELECT id FROM vectors WHERE model_id IN (${idle}) LIMIT ${removedAtOnce})`);
  while (Number(remove.run().changes) > 0) await nextTurn();
  database.exec(`DELETE FROM models WHERE id IN (${idle})
    AND id NOT IN (SELECT model_id FROM vectors)`);
  database.exec("PRAGMA incremental_vacuum");
}

async function removeUnused(
  database: DatabaseSync,
  isUsed: (hash: Uint8Array) => boolean,
): Promise<number> {
  const page = database.prepare("SELECT id, hash FROM vectors WHERE id > ? ORDER BY id LIMIT ?");
  const remove = database.prepare("DELETE FROM vectors WHERE id = ?");
  let removed = 0;
  for (let after = 0;;) {
    const rows = page.all(after, removedAtOnce) as { id: number; hash: Uint8Array }[];
    if (rows.length === 0) break;
    const unused = rows.filter(({ hash }) => !isUsed(hash));
    inTransaction(database, () => unused.forEach(({ id }) => remove.run(id)));
    removed += unused.length;
    after = rows.at(-1)!.id;
    await nextTurn();
  }
  database.exec("PRAGMA incremental_vacuum");
  return removed;
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    work();
    database.exec("COMMIT");
  } catch (error) {
    // A full disk has rolled back already.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Little-endian, as all computers are that this runs on. */
function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer);
}
