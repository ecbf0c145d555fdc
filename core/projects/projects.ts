import { join } from "node:path";
import type { Kysely, Selectable } from "kysely";
import {
  AppError,
  type DeletedProject,
  type PersonId,
  type Project,
  type ProjectChange,
  type ProjectContents,
  type ProjectId,
  type ProjectPart,
} from "@/core/contract/mod.ts";
import type { Database, ProjectsTable } from "@/core/storage/mod.ts";
import {
  bytesBelow,
  type Clock,
  isoNow,
  newId,
  removeIfThere,
  safeJoin,
} from "@/core/system/mod.ts";

/** How long a deleted project can be brought back. */
export const undoDays = 7;

const dayMs = 24 * 60 * 60 * 1000;

/** What projects are built from. `parts` in the order in which their rows must go. */
export interface ProjectsDeps {
  db: Kysely<Database>;
  clock: Clock;
  /** The data folder. */
  folder: string;
  parts: readonly ProjectPart[];
}

/** Projects: create, rename, archive, delete and bring back. */
export interface Projects {
  create(ownerId: PersonId, name: string): Promise<Project>;
  get(id: ProjectId): Promise<Project>;
  list(ownerId: PersonId, options?: { archived?: boolean }): Promise<Project[]>;
  /** Those that were deleted and can still be brought back, the latest first. */
  listDeleted(ownerId: PersonId): Promise<DeletedProject[]>;
  change(id: ProjectId, change: ProjectChange): Promise<Project>;
  /** What would be lost by deleting it: counts by kind, and `bytes` on disk. */
  contents(id: ProjectId): Promise<ProjectContents>;
  /**
   * Takes the project away and ends its work; `restore` brings it back within {@link undoDays}.
   */
  remove(id: ProjectId): Promise<void>;
  restore(id: ProjectId): Promise<Project>;
  /** Removes for good what was deleted too long ago to be brought back, or all that was deleted. */
  purgeDeleted(options?: { all?: boolean }): Promise<void>;
  /** Bytes on disk of the projects that were deleted and are not gone yet. */
  deletedBytes(): Promise<number>;
  /**
   * The project's folder on disk, which exists.
   *
   * @throws {AppError} `project_not_found`: that of a deleted project is not made again.
   */
  folderOf(id: ProjectId): Promise<string>;
}

/** Builds the room's functions over the database and the data folder. */
export function createProjects({ db, clock, folder, parts }: ProjectsDeps): Projects {
  const folderPath = (id: string) => safeJoin(folder, "projects", id);

  async function folderOf(id: ProjectId): Promise<string> {
    await getProject(db, id);
    const path = folderPath(id);
    for (const name of ["documents", "data", "runs", "exports"]) {
      await Deno.mkdir(join(path, name), { recursive: true, mode: 0o700 });
    }
    return path;
  }

  async function purge(id: ProjectId): Promise<void> {
    // Parts that hold files in there open let go of them first; a project without rows has no files.
    for (const part of parts) await part.purge(id);
    await removeIfThere(folderPath(id));
    await db.deleteFrom("settings").where("scope", "=", id).execute();
    await db.deleteFrom("projects").where("id", "=", id).execute();
  }

  return {
    create: (ownerId, name) => insertProject(db, { ownerId, name, at: isoNow(clock) }),
    get: (id) => getProject(db, id),
    list: (ownerId, { archived = false } = {}) => listProjects(db, ownerId, archived),
    listDeleted: (ownerId) => listDeleted(db, ownerId),
    change: (id, change) => changeProject(db, id, columnsOf(change, isoNow(clock))),
    async contents(id) {
      const counts = await Promise.all(parts.map((part) => part.count(id)));
      return Object.assign({}, ...counts, { bytes: await bytesBelow(folderPath(id)) });
    },
    async remove(id) {
      await changeProject(db, id, { deleted_at: isoNow(clock) });
      for (const part of parts) await part.end?.(id);
    },
    restore: (id) => restoreProject(db, id),
    async purgeDeleted({ all = false } = {}) {
      const days = all ? 0 : undoDays;
      const limit = new Date(clock.now().getTime() - days * dayMs).toISOString();
      const old = await db.selectFrom("projects").select("id").where("deleted_at", "<=", limit)
        .execute();
      for (const { id } of old) await purge(id as ProjectId);
    },
    async deletedBytes() {
      const deleted = await db.selectFrom("projects").select("id")
        .where("deleted_at", "is not", null).execute();
      const sizes = await Promise.all(deleted.map(({ id }) => bytesBelow(folderPath(id))));
      return sizes.reduce((sum, bytes) => sum + bytes, 0);
    },
    folderOf,
  };
}

async function insertProject(
  db: Kysely<Database>,
  { ownerId, name, at }: { ownerId: PersonId; name: string; at: string },
): Promise<Project> {
  const row = await db.insertInto("projects").values({
    id: newId<ProjectId>(),
    owner_id: ownerId,
    name,
    base_model_id: null,
    output_format: "gguf",
    system_prompt: "",
    created_at: at,
  }).returningAll().executeTakeFirstOrThrow();
  return fromRow(row);
}

async function getProject(db: Kysely<Database>, id: ProjectId): Promise<Project> {
  const row = await db.selectFrom("projects").selectAll().where("id", "=", id)
    .where("deleted_at", "is", null).executeTakeFirst();
  if (!row) throw new AppError("project_not_found");
  return fromRow(row);
}

async function listProjects(
  db: Kysely<Database>,
  ownerId: PersonId,
  archived: boolean,
): Promise<Project[]> {
  const rows = await db.selectFrom("projects").selectAll().where("owner_id", "=", ownerId)
    .where("deleted_at", "is", null).where("archived_at", archived ? "is not" : "is", null)
    .orderBy("id", "desc").execute();
  return rows.map(fromRow);
}

async function listDeleted(
  db: Kysely<Database>,
  ownerId: PersonId,
): Promise<DeletedProject[]> {
  const rows = await db.selectFrom("projects").select(["id", "name", "deleted_at"])
    .where("owner_id", "=", ownerId).where("deleted_at", "is not", null)
    .orderBy("deleted_at", "desc").execute();
  return rows.map(({ id, name, deleted_at }) => ({
    id: id as ProjectId,
    name,
    deletedAt: deleted_at ?? "",
    until: new Date(Date.parse(deleted_at ?? "") + undoDays * dayMs).toISOString(),
  }));
}

async function changeProject(
  db: Kysely<Database>,
  id: ProjectId,
  columns: Partial<ProjectsTable>,
): Promise<Project> {
  if (Object.keys(columns).length === 0) return await getProject(db, id);
  const row = await db.updateTable("projects").set(columns).where("id", "=", id)
    .where("deleted_at", "is", null).returningAll().executeTakeFirst();
  if (!row) throw new AppError("project_not_found");
  return fromRow(row);
}

async function restoreProject(db: Kysely<Database>, id: ProjectId): Promise<Project> {
  const row = await db.updateTable("projects").set({ deleted_at: null }).where("id", "=", id)
    .returningAll().executeTakeFirst();
  if (!row) throw new AppError("project_not_found");
  return fromRow(row);
}

function columnsOf(change: ProjectChange, now: string): Partial<ProjectsTable> {
  const { name, baseModelId, outputFormat, systemPrompt, archived } = change;
  return {
    ...(name !== undefined && { name }),
    ...(baseModelId !== undefined && { base_model_id: baseModelId }),
    ...(outputFormat !== undefined && { output_format: outputFormat }),
    ...(systemPrompt !== undefined && { system_prompt: systemPrompt }),
    ...(archived !== undefined && { archived_at: archived ? now : null }),
  };
}

function fromRow(row: Selectable<ProjectsTable>): Project {
  return {
    id: row.id as ProjectId,
    ownerId: row.owner_id as PersonId,
    name: row.name,
    baseModelId: row.base_model_id,
    outputFormat: row.output_format as Project["outputFormat"],
    systemPrompt: row.system_prompt,
    createdAt: row.created_at,
    archivedAt: row.archived_at,
  };
}
