import type { Kysely } from "kysely";
import type { OwnedSight, OwnersOf } from "@/core/access/mod.ts";
import type { PersonId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

const partTables = {
  document: "documents",
  run: "runs",
  artifact: "artifacts",
  evaluation: "evaluations",
  row: "dataset_rows",
} as const satisfies Record<string, keyof Database>;

type Part = keyof typeof partTables;

/** What is asked of everything that people own. */
interface Owned {
  owner_id: string;
  deleted_at: string | null;
  /** The project that it lies in; null outside of any. */
  project_id: string | null;
}

/**
 * To whom each kind of thing belongs. A deleted thing has no owner, but for whoever restores it, and
 * nothing in a deleted project has one.
 */
export function createOwners(db: Kysely<Database>): OwnersOf {
  const ownerOf = (find: (id: string) => Promise<Owned | undefined>) => {
    return async (id: string, { deleted }: OwnedSight) => {
      const found = await find(id);
      if (!found || (found.deleted_at !== null && !deleted)) return null;
      const isThere = found.project_id === null || await isLive(db, found.project_id);
      return isThere ? found.owner_id as PersonId : null;
    };
  };
  const ownerOfPart = (part: Part) => ownerOf((id) => findPart(db, part, id));
  return {
    project: ownerOf((id) => findOwned(db, "projects", id)),
    base_model: ownerOf((id) => findOwned(db, "base_models", id)),
    job: ownerOf((id) => findJob(db, id)),
    document: ownerOfPart("document"),
    run: ownerOfPart("run"),
    artifact: ownerOfPart("artifact"),
    evaluation: ownerOfPart("evaluation"),
    row: ownerOf((id) => findRow(db, id)),
  };
}

/** The project that a thing belongs to, or null; for requests that name a thing in their body. */
export async function projectOf(
  db: Kysely<Database>,
  part: "run" | "artifact" | "row",
  id: string,
): Promise<string | null> {
  const found = await findPart(db, part, id);
  // A row that was taken away can be brought back, and belongs to its project all the while.
  return found && (found.deleted_at === null || part === "row") ? found.project_id : null;
}

async function findPart(db: Kysely<Database>, part: Part, id: string): Promise<Owned | undefined> {
  return await db.selectFrom(partTables[part]).select(["owner_id", "project_id", "deleted_at"])
    .where("id", "=", id).executeTakeFirst();
}

/**
 * A row that was changed goes on in the one that replaced it, at the same position: whoever still
 * names the old one is told of the change, not that there is no such row.
 */
async function findRow(db: Kysely<Database>, id: string): Promise<Owned | undefined> {
  const row = await findPart(db, "row", id);
  if (!row || row.deleted_at === null) return row;
  const successor = await db.selectFrom("dataset_rows").select("id")
    .where("project_id", "=", row.project_id).where("deleted_at", "is", null)
    .where("position", "=", db.selectFrom("dataset_rows").select("position").where("id", "=", id))
    .executeTakeFirst();
  return successor ? { ...row, deleted_at: null } : row;
}

async function findOwned(
  db: Kysely<Database>,
  table: "projects" | "base_models",
  id: string,
): Promise<Owned | undefined> {
  const found = await db.selectFrom(table).select(["owner_id", "deleted_at"])
    .where("id", "=", id).executeTakeFirst();
  return found && { ...found, project_id: null };
}

async function findJob(db: Kysely<Database>, id: string): Promise<Owned | undefined> {
  const found = await db.selectFrom("jobs").select(["owner_id", "project_id"])
    .where("id", "=", id).executeTakeFirst();
  return found && { ...found, deleted_at: null };
}

async function isLive(db: Kysely<Database>, projectId: string): Promise<boolean> {
  const project = await db.selectFrom("projects").select("id").where("id", "=", projectId)
    .where("deleted_at", "is", null).executeTakeFirst();
  return project !== undefined;
}
