import { dirname, join, sep } from "node:path";
import type { RegisterModel } from "@/core/contract/mod.ts";
import { undoDays } from "@/core/projects/mod.ts";
import { bytesBelow, type Clock, removeIfThere } from "@/core/system/mod.ts";
import {
  arrivingEnding,
  type IncomingModelFile,
  receiveModel,
  type Receiving,
} from "./receive_model.ts";
import type { Registered } from "./registered.ts";

/** The models whose files were uploaded: they lie in the data folder, each in one of its own. */
export interface Uploaded<Model> {
  /** Takes a model in and adds it to the list; one that cannot be used leaves nothing behind. */
  add(
    receiving: Omit<Receiving, "folder">,
    read: (onFile: (file: IncomingModelFile) => Promise<void>) => Promise<unknown>,
    register: (wanted: RegisterModel) => Promise<Model>,
  ): Promise<Model>;
  /** Whether these files are ours, and go when the model goes for good. */
  holds(path: string | null): boolean;
  /** Bytes of the models that were taken out of the list. */
  removedBytes(): Promise<number>;
  /** Removes for good what was taken out of the list before a time. */
  purge(before: string): Promise<void>;
  /**
   * Clears up after uploads that never ended, and removes what was taken out of the list too long ago
   * to be brought back. To be called while nothing is uploaded.
   */
  tidy(): Promise<void>;
}

/** Builds it over the folder of uploaded models. */
export function createUploaded<Model>(
  { folder, registered, clock }: { folder: string; registered: Registered; clock: Clock },
): Uploaded<Model> {
  const holds = (path: string | null) => path !== null && path.startsWith(real(folder) + sep);
  /** The folder of a model's own. */
  const ownFolder = (path: string) => dirname(path) === real(folder) ? path : dirname(path);
  const removed = async (before: string) =>
    (await registered.forgotten(before)).filter(({ path }) => holds(path));

  async function purge(before: string): Promise<void> {
    for (const { id, path } of await removed(before)) {
      await removeIfThere(ownFolder(path));
      await registered.erase(id);
    }
  }

  return {
    holds,
    purge,
    async add(receiving, read, register) {
      const { path, name } = await receiveModel({ ...receiving, folder }, read);
      try {
        return await register({ path, ...(name !== "" && { name: name.slice(0, 200) }) });
      } catch (error) {
        await removeIfThere(dirname(path) === folder ? path : dirname(path));
        throw error;
      }
    },
    async removedBytes() {
      const gone = await removed(lastMoment);
      const sizes = await Promise.all(gone.map(({ path }) => bytesBelow(ownFolder(path))));
      return sizes.reduce((sum, bytes) => sum + bytes, 0);
    },
    async tidy() {
      const limit = clock.now().getTime() - undoDays * 24 * 60 * 60 * 1000;
      await purge(new Date(limit).toISOString());
      for (const name of await namesIn(folder)) {
        if (name.endsWith(arrivingEnding)) await removeIfThere(join(folder, name));
      }
    },
  };
}

/** The list has paths without links, and the data folder may lie behind one. */
function real(folder: string): string {
  try {
    return Deno.realPathSync(folder);
  } catch {
    return folder;
  }
}

/** Later than any time that is ever written. */
const lastMoment = "9999";

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await Array.fromAsync(Deno.readDir(folder), ({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
