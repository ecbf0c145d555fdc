import {
  activeStates,
  type InstallPack,
  type Job,
  type JobState,
  type Pack,
  type PackId,
  type PersonId,
} from "@/core/contract/mod.ts";
import type { PackDefinition } from "./pack_definition.ts";
import { hasLeftovers, readMarker } from "./pack_folder.ts";

/** The name of the job kind that installs packs. */
export const packJob = "packs.install";

/** What packs ask of the job queue, which lives on the same floor. */
export interface PackJobs {
  list(
    filter: { kind: string; states: readonly JobState[] },
  ): Promise<Job[]>;
  enqueue(job: {
    kind: string;
    ownerId: PersonId;
    projectId: null;
    params: { pack: PackId; wheelFolder: string | null; again: boolean };
  }): Promise<Job>;
}

/** What is installed later, and its state. */
export interface Packs {
  list(): Promise<Pack[]>;
  get(id: PackId): Promise<Pack>;
  /** Puts the installation into the queue; one that is under way already is answered instead. */
  install(ownerId: PersonId, request: InstallPack): Promise<Job>;
}

/** What the room is built from. */
export interface PacksDeps {
  definitions: readonly PackDefinition[];
  jobs: PackJobs;
  /** The packs that nothing needs on this computer as long as nobody wishes otherwise. */
  optional(): Promise<readonly PackId[]>;
}

/** Builds the room's functions. */
export function createPacks({ definitions, jobs, optional }: PacksDeps): Packs {
  let lastInstall: Promise<unknown> = Promise.resolve();

  async function underWay(id: PackId): Promise<Job | undefined> {
    const found = await jobs.list({ kind: packJob, states: activeStates });
    return found.find(({ params }) => params.pack === id);
  }

  async function install(
    ownerId: PersonId,
    { pack, wheelFolder, again }: InstallPack,
  ): Promise<Job> {
    const params = { pack, wheelFolder: wheelFolder ?? null, again };
    return await underWay(pack) ??
      await jobs.enqueue({ kind: packJob, ownerId, projectId: null, params });
  }

  async function get(id: PackId): Promise<Pack> {
    const definition = definitions.find((pack) => pack.id === id);
    if (!definition) throw new TypeError(`No pack is named "${id}"`);
    const [isInstalling, spare] = await Promise.all([underWay(id), optional()]);
    const described = await describePack(definition, isInstalling !== undefined);
    return { ...described, isOptional: spare.includes(id) };
  }

  return {
    get,
    async list() {
      const shown = await Promise.all(definitions.map(isShown));
      return await Promise.all(definitions.filter((_, at) => shown[at]).map(({ id }) => get(id)));
    },
    // One after the other, so that two clicks at once do not start two installations.
    install(ownerId, request) {
      const next = lastInstall.then(() => install(ownerId, request));
      lastInstall = next.catch(() => {});
      return next;
    },
  };
}

/** What is there is shown even where it would not be offered any more. */
async function isShown({ isOffered, folder }: PackDefinition): Promise<boolean> {
  return await isOffered?.() !== false || await isThere(folder);
}

/** The state of a pack on disk. */
export async function describePack(
  pack: PackDefinition,
  isInstalling: boolean,
): Promise<Omit<Pack, "isOptional">> {
  const { id, folder: path } = pack;
  const [marker, sizes, wanted] = await Promise.all([
    readMarker(path),
    pack.sizes(),
    pack.version(),
  ]);
  const fault = marker
    ? await faultOf(pack, { isCurrent: marker.version === wanted })
    : await isThere(path) || await hasLeftovers(path)
    ? "unfinished" as const
    : null;
  const state = isInstalling
    ? "installing" as const
    : fault
    ? "broken" as const
    : marker
    ? "installed" as const
    : "missing" as const;
  return {
    id,
    state,
    reason: state === "broken" ? fault : null,
    path,
    version: marker?.version ?? null,
    bytes: marker?.bytes ?? sizes.diskBytes,
    downloadBytes: sizes.downloadBytes,
    details: marker?.details ?? {},
  };
}

async function faultOf(pack: PackDefinition, { isCurrent }: { isCurrent: boolean }) {
  if (!isCurrent) return "outdated" as const;
  return await pack.isWhole(pack.folder) ? null : "damaged" as const;
}

async function isThere(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}
