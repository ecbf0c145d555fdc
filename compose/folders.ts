import { join, sep } from "node:path";
import { purgeRemovedDocuments, removedDocumentBytes } from "@/core/documents/mod.ts";
import type { JobControl } from "@/core/jobs/mod.ts";
import type { PackDefinition } from "@/core/packs/mod.ts";
import { sweepVectors, type VectorStore } from "@/core/retrieval/mod.ts";
import { createFolders, type FolderPlace, type Folders } from "@/core/settings/mod.ts";
import { bytesBelow, isoNow, removeIfThere } from "@/core/system/mod.ts";
import { findSpareCheckpoints, removeSpareCheckpoints } from "@/core/training/mod.ts";
import { activeStates } from "@/core/contract/job_states.ts";
import type { Ground } from "./ground.ts";
import { uploadedModelsFolder } from "./model_views.ts";
import type { Rooms } from "./rooms.ts";

type PlaceRooms = Pick<Rooms, "installed" | "projects" | "models" | "embedders">;

/** What Lernwerk keeps on the disk, part by part, and how each is cleaned. */
export function createAllFolders(
  ground: Ground,
  rooms: PlaceRooms,
  jobs: Pick<JobControl, "list">,
): Folders {
  return createFolders({
    clock: ground.clock,
    places: [...filePlaces(ground, rooms), ...roomPlaces(ground, rooms)],
    isResting: async () =>
      (await jobs.list({ states: activeStates, limit: 1 }))
        .length === 0,
  });
}

/** Parts that are folders of their own. */
function filePlaces(
  { dataFolder, enginesFolder }: Ground,
  { installed }: PlaceRooms,
): FolderPlace[] {
  const { modelsFolder, definitions } = installed;
  const added = uploadedModelsFolder(dataFolder);
  const converted = join(modelsFolder, "converted");
  // Engines elsewhere may serve other data folders, of whose work nothing is known here.
  const isOwn = enginesFolder.startsWith(dataFolder + sep);
  const whole = (id: FolderPlace["id"], path: string, without: readonly string[] = []) => ({
    id,
    path,
    needsRest: false,
    measure: async () => ({ bytes: await bytesWithout(path, without), cleanableBytes: 0 }),
  });
  return [
    {
      id: "database",
      path: join(dataFolder, "lernwerk.db"),
      needsRest: false,
      measure: async () => ({ bytes: await bytesOf(databaseFiles(dataFolder)), cleanableBytes: 0 }),
    },
    whole("projects", join(dataFolder, "projects")),
    whole("models", modelsFolder, [converted, added]),
    whole("added", added),
    {
      id: "engines",
      path: enginesFolder,
      needsRest: true,
      async measure() {
        const spare = await spareEngines(enginesFolder, definitions);
        const sizes = await Promise.all(spare.map(bytesBelow));
        return { bytes: await bytesBelow(enginesFolder), cleanableBytes: sumOf(sizes) };
      },
      ...isOwn && {
        async clean() {
          const spare = await spareEngines(enginesFolder, definitions);
          for (const path of spare) await removeIfThere(path);
        },
      },
    },
    {
      id: "converted",
      path: converted,
      needsRest: true,
      async measure() {
        const bytes = await bytesBelow(converted);
        return { bytes, cleanableBytes: bytes };
      },
      ...isOwn && { clean: () => removeIfThere(converted) },
    },
    ...keptFiles("backups", join(dataFolder, "backups"), isBackup),
    ...keptFiles("logs", dataFolder, isLog),
  ];
}

/** Parts that their rooms know. */
function roomPlaces(
  { db, clock, dataFolder }: Ground,
  { projects, models, embedders }: PlaceRooms,
): FolderPlace[] {
  return [
    {
      id: "checkpoints",
      path: null,
      needsRest: true,
      async measure() {
        const { bytes } = await findSpareCheckpoints(db, projects);
        return { bytes, cleanableBytes: bytes };
      },
      clean: () => removeSpareCheckpoints(db, projects),
    },
    {
      id: "trash",
      path: null,
      // A run that is under way may still read a model that was taken out of the list.
      needsRest: true,
      async measure() {
        const bytes = sumOf(
          await Promise.all([
            projects.deletedBytes(),
            removedDocumentBytes(db),
            models.uploaded.removedBytes(),
            bytesOf(damagedVectors(dataFolder)),
          ]),
        );
        return { bytes, cleanableBytes: bytes };
      },
      async clean() {
        await projects.purgeDeleted({ all: true });
        await purgeRemovedDocuments(db, dataFolder);
        await models.uploaded.purge(isoNow(clock));
        await sweepOnce(db, embedders.openVectors());
        for (const path of damagedVectors(dataFolder)) await removeIfThere(path);
      },
    },
  ];
}

/** What was removed for good must not live on as vectors. */
async function sweepOnce(db: Ground["db"], vectors: VectorStore): Promise<void> {
  try {
    await sweepVectors(db, vectors);
  } finally {
    vectors.close();
  }
}

/** A part of which the newest file stays. */
function keptFiles(
  id: "backups" | "logs",
  folder: string,
  isPart: (name: string) => boolean,
): FolderPlace[] {
  const files = async () =>
    (await namesIn(folder)).filter(isPart).sort().map((name) => join(folder, name));
  // Backups are named by their time, so that the last is the newest; the log in use has no ending.
  const spare = async () =>
    id === "backups" ? (await files()).slice(0, -1) : (await files()).slice(1);
  return [{
    id,
    path: id === "backups" ? folder : join(folder, "lernwerk.log"),
    needsRest: false,
    measure: async () => ({
      bytes: await bytesOf(await files()),
      cleanableBytes: await bytesOf(await spare()),
    }),
    async clean() {
      for (const path of await spare()) await removeIfThere(path);
    },
  }];
}

function isBackup(name: string): boolean {
  return name.endsWith(".db");
}

function isLog(name: string): boolean {
  return /^lernwerk\.log(\.\d+)?$/.test(name);
}

function databaseFiles(dataFolder: string): string[] {
  return ["lernwerk.db", "vectors.db"].flatMap((name) =>
    ["", "-wal", "-shm"].map((ending) => join(dataFolder, name + ending))
  );
}

/** What `core/retrieval` puts aside when it cannot read it; all of it was made anew. */
function damagedVectors(dataFolder: string): string[] {
  return ["", "-wal", "-shm"].map((ending) => join(dataFolder, `vectors.db${ending}.set-aside`));
}

/** Engines of another version than this program uses, and what broken-off installations left. */
async function spareEngines(
  enginesFolder: string,
  definitions: readonly PackDefinition[],
): Promise<string[]> {
  const present = definitions.map(({ folder }) => folder);
  const isSpare = (name: string) =>
    /^llama-cpp-[\d.]+-/.test(name) || /^\.[\w.-]+\.(new|old)-[0-9a-f]{8}$/.test(name);
  return (await namesIn(enginesFolder)).filter(isSpare)
    .map((name) => join(enginesFolder, name)).filter((path) => !present.includes(path));
}

async function bytesWithout(folder: string, without: readonly string[]): Promise<number> {
  const inside = await Promise.all(without.map(bytesBelow));
  return Math.max(0, await bytesBelow(folder) - sumOf(inside));
}

async function bytesOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map((path) => Deno.stat(path).then(({ size }) => size, () => 0)),
  );
  return sumOf(sizes);
}

function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await Array.fromAsync(Deno.readDir(folder), ({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
