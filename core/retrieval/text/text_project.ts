import type { Kysely } from "kysely";
import type { ProjectId, SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type ChunkNumbers, readChunkNumbers } from "./chunk_numbers.ts";

/** A project as its index knows it. */
export interface TextProject {
  id: ProjectId;
  /** The index's name for it. */
  number: number;
  /** How many chunks it has, also those of removed documents. */
  chunks: number;
  /** How many of them a search may find. */
  searchable: number;
  /** The usual length of a chunk, in characters. */
  usualLength: number;
  numbers: ChunkNumbers;
  /** What filters allow, by filter. */
  allowed: Map<string, Uint8Array>;
}

/** What is kept of a project until something happens to it. */
interface Kept extends Pick<TextProject, "searchable" | "numbers" | "allowed"> {
  next: number;
  removals: number;
  state: number;
}

/** Finds projects for searches. */
export type TextProjects = (scope: SearchScope) => Promise<TextProject | null>;

/** Of so many projects what was read is kept: some two megabytes for 200,000 chunks. */
const mostKept = 8;

/**
 * Builds what finds a project, when it is this person's and was not removed. What a search needs to
 * know of all its chunks is read once, and of new chunks when there are some.
 */
export function createTextProjects(db: Kysely<Database>): TextProjects {
  const kept = new Map<number, Kept>();

  return async (scope) => {
    const row = await projectRow(db, scope);
    if (!row || row.chunks === 0) return null;
    const { number, chunks, characters } = row;
    const fresh = await follow(db, scope, { row, before: kept.get(number) });
    kept.delete(number);
    kept.set(number, fresh);
    for (const other of [...kept.keys()].slice(0, -mostKept)) kept.delete(other);
    const { searchable, numbers, allowed } = fresh;
    const usualLength = characters / chunks;
    return { id: scope.projectId, number, chunks, searchable, usualLength, numbers, allowed };
  };
}

type ProjectRow = NonNullable<Awaited<ReturnType<typeof projectRow>>>;

function projectRow(db: Kysely<Database>, { ownerId, projectId }: SearchScope) {
  return db.selectFrom("text_projects as t").innerJoin("projects", "projects.id", "t.project_id")
    .leftJoin("document_states as s", "s.project_id", "t.project_id")
    .select(["t.number", "t.chunks", "t.characters", "t.next_number", "t.removals", "s.state"])
    .where("projects.id", "=", projectId).where("projects.owner_id", "=", ownerId)
    .where("projects.deleted_at", "is", null).executeTakeFirst();
}

async function follow(
  db: Kysely<Database>,
  { projectId }: SearchScope,
  { row, before }: { row: ProjectRow; before: Kept | undefined },
): Promise<Kept> {
  const { number, next_number: next, removals } = row;
  const state = row.state ?? 0;
  const hasSameNumbers = before?.removals === removals;
  if (hasSameNumbers && before.next === next && before.state === state) return before;
  const known = hasSameNumbers ? before : null;
  return {
    ...{ next, removals, state },
    numbers: await readChunkNumbers(db, number, known && { of: known.numbers, next: known.next }),
    searchable: await countSearchable(db, projectId),
    allowed: new Map(),
  };
}

async function countSearchable(db: Kysely<Database>, projectId: ProjectId): Promise<number> {
  const row = await db.selectFrom("documents")
    .select(({ fn }) => fn.sum<number | null>("chunk_count").as("sum"))
    .where("project_id", "=", projectId).where("state", "=", "ready")
    .where("deleted_at", "is", null).executeTakeFirst();
  return Number(row?.sum ?? 0);
}
