import type { Kysely } from "kysely";
import type { SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { stateOfDocuments } from "./document_state.ts";
import { type FollowDeps, followDocuments, type FollowedIndex } from "./follow_documents.ts";
import { contentsOf } from "./index_contents.ts";
import type { VectorModel, VectorStore } from "./vector_store.ts";

/** What opening a project's index needs. */
export interface OpenIndexDeps extends FollowDeps {
  clock: Clock;
  vectors: Pick<VectorStore, "get" | "newest">;
  /** Where a project's flat file is. */
  fileOf(scope: SearchScope): Promise<string>;
  /** Hears what went wrong while nobody waited, such as a flat file that could not be written. */
  onFailed(error: unknown): void;
}

/** What opening one index needs besides. */
export interface OpenOneIndexDeps extends OpenIndexDeps {
  /** Hears that an index was made from nothing and is saved: that took memory. */
  onMade(): void;
}

/** A project's index that follows its documents. */
export interface OpenIndex {
  readonly model: VectorModel;
  /** Chunks whose vector it holds. */
  size(): number;
  /** Brings it to what the database holds now; who comes meanwhile waits for the same. */
  follow(): Promise<void>;
  /** Writes what changed, unless it is in the middle of that, and gives up its memory. */
  close(): Promise<void>;
  /** Gives up its memory and its file. */
  drop(): Promise<void>;
}

/** Looking for new vectors may take this share of the time, while there are still some to come. */
const shareOfTime = 0.05;

/** Opens a project's flat file, or an empty index where `isAnew` or where there is no usable file. */
export async function openIndex(
  deps: OpenOneIndexDeps,
  scope: SearchScope,
  { model, isAnew = false }: { model: VectorModel; isAnew?: boolean },
): Promise<OpenIndex> {
  const { index, vectors, clock } = deps;
  const path = await deps.fileOf(scope);
  const { name, dimensions } = model;
  const expected = await countChunks(deps.db, scope);
  const asked = { ...scope, path, model: name, dimensions, expected };
  const opened = await index.ask({ do: "open", request: { ...asked, isAnew } });
  const held = contentsOf(opened.stamp);
  if (held === null && !isAnew) {
    await index.ask({ do: "open", request: { ...asked, isAnew: true } });
  }
  const followed: FollowedIndex = { scope, model, contents: held ?? new Map() };
  const now = () => clock.now().getTime();
  let [seen, restsUntil, state] = [-1, 0, -1];
  let following: Promise<void> | null = null;
  let isGone = false;

  async function follow(): Promise<void> {
    const newest = vectors.newest();
    const begin = now();
    const isLookedAgain = newest !== seen && begin >= restsUntil;
    const documents = await stateOfDocuments(deps.db, scope);
    if (documents === state && !isLookedAgain) return;
    const before = followed.contents.size;
    const { isWhole, isChanged } = await followDocuments(deps, followed, { isLookedAgain });
    if (isLookedAgain || before === 0) seen = newest;
    state = documents;
    const took = now() - begin;
    restsUntil = isWhole ? 0 : now() + took / shareOfTime;
    if (!isWhole || !isChanged) return;
    index.ask({ do: "save", key: scope }).then(() => {
      if (before === 0) deps.onMade();
    }).catch(deps.onFailed);
  }

  return {
    model,
    size: () => Array.from(followed.contents.values()).reduce((sum, { known }) => sum + known, 0),
    follow: () =>
      following ??= follow().catch((error) => {
        // What is given up in the middle of it has nothing to keep up with any more.
        if (!isGone) throw error;
      }).finally(() => {
        following = null;
      }),
    async close() {
      isGone = true;
      await index.ask({ do: following ? "drop" : "close", key: scope });
    },
    async drop() {
      isGone = true;
      await index.ask({ do: "drop", key: scope });
    },
  };
}

async function countChunks(db: Kysely<Database>, { projectId }: SearchScope): Promise<number> {
  const row = await db.selectFrom("text_projects").select("chunks")
    .where("project_id", "=", projectId).executeTakeFirst();
  return row?.chunks ?? 0;
}
