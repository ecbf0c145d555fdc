import type { ProjectId, SearchScope } from "@/core/contract/mod.ts";
import { type OpenIndex, openIndex, type OpenIndexDeps } from "./open_index.ts";
import type { VectorModel } from "./vector_store.ts";

/** The projects whose index is in memory. */
export interface OpenIndexes {
  /** A project's index, opened if need be. */
  open(scope: SearchScope, model: VectorModel): Promise<OpenIndex>;
  /** Opens it once more, from its file or, where `isAnew`, from the database. */
  reopen(scope: SearchScope, how: { model: VectorModel; isAnew: boolean }): Promise<void>;
  /** Gives up a project's index and its file. */
  forget(projectId: ProjectId): Promise<void>;
  /** Writes all of them and gives them up. */
  closeAll(): Promise<void>;
}

/** So many projects stay in memory: of those, whoever was asked longest ago goes. */
const mostOpen = 8;

/** Builds the set, empty. */
export function createOpenIndexes(deps: OpenIndexDeps): OpenIndexes {
  const opened = new Map<string, Promise<OpenIndex>>();
  const onMade = () => void closeAll().then(() => deps.index.renew?.()).catch(deps.onFailed);

  function begin(
    scope: SearchScope,
    how: { model: VectorModel; isAnew?: boolean },
  ): Promise<OpenIndex> {
    const key = keyOf(scope);
    const opening = openIndex({ ...deps, onMade }, scope, how);
    // Who waits for it hears it too; it must not go unheard while others are waited for before.
    opening.catch(() => {
      if (opened.get(key) === opening) opened.delete(key);
    });
    opened.set(key, opening);
    return opening;
  }

  async function take(key: string): Promise<OpenIndex | null> {
    const known = opened.get(key);
    opened.delete(key);
    return await known?.catch(() => null) ?? null;
  }

  async function close(key: string): Promise<void> {
    await (await take(key))?.close();
  }

  async function closeAll(): Promise<void> {
    for (const key of [...opened.keys()]) await close(key).catch(deps.onFailed);
  }

  return {
    async open(scope, model) {
      const key = keyOf(scope);
      const known = await opened.get(key)?.catch(() => null);
      if (known && known.model.name !== model.name) await close(key);
      const opening = opened.get(key) ?? begin(scope, { model });
      // Behind all others: the first is whoever was asked longest ago.
      opened.delete(key);
      opened.set(key, opening);
      for (const other of [...opened.keys()].slice(0, -mostOpen)) close(other).catch(deps.onFailed);
      return await opening;
    },
    async reopen(scope, how) {
      await (await take(keyOf(scope)))?.drop();
      await begin(scope, how);
    },
    async forget(projectId) {
      for (const key of [...opened.keys()].filter((key) => key.endsWith(projectId))) {
        await (await take(key))?.drop();
      }
    },
    closeAll,
  };
}

function keyOf({ ownerId, projectId }: SearchScope): string {
  return `${ownerId}/${projectId}`;
}
