import { join } from "node:path";
import type { Kysely } from "kysely";
import {
  createProviderKeys,
  createSettings,
  type ProviderKeys,
  type SettingsStore,
} from "@/core/settings/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import {
  type Clock,
  createChildRegistry,
  createSecretBox,
  createSpawner,
  detectHardware,
  type Log,
  measureIdleCores,
  type Runtime,
  type Spawner,
} from "@/core/system/mod.ts";
import type { Hardware } from "@/core/contract/mod.ts";
import type { Passwords } from "@/core/documents/mod.ts";
import { keptFor } from "./kept_for.ts";

/** What every room stands on. */
export interface Ground {
  runtime: Runtime;
  clock: Clock;
  log: Log;
  dataFolder: string;
  enginesFolder: string;
  db: Kysely<Database>;
  spawner: Spawner;
  settings: SettingsStore;
  providerKeys: ProviderKeys;
  passwords: Passwords;
  hardware(): Promise<Hardware>;
}

/** Where the processes that we start are noted, so that a crash leaves none behind. */
export function childrenFolder(dataFolder: string): string {
  return join(dataFolder, "children");
}

/** Builds the ground over an open database. */
export function createGround(
  base: Pick<Ground, "runtime" | "clock" | "log" | "dataFolder" | "db" | "passwords">,
): Ground {
  const { runtime, dataFolder, db } = base;
  const spawner = createSpawner({
    environment: runtime.childEnvironment,
    registry: createChildRegistry(childrenFolder(dataFolder)),
  });
  const detect = () => detectHardware({ spawner, folder: dataFolder });
  return {
    ...base,
    enginesFolder: runtime.enginesFolder(dataFolder),
    spawner,
    settings: createSettings(db),
    providerKeys: createProviderKeys({
      db,
      clock: base.clock,
      box: createSecretBox({ keyPath: join(dataFolder, "secret.key") }),
    }),
    hardware: keptFor(detect, { clock: base.clock, ms: hardwareKeptMs }),
  };
}

/** Graphics drivers take up to seconds to answer, and a page asks through several rooms at once. */
const hardwareKeptMs = 10_000;

/** Threads to compute with at most: as the settings say, else one a core. */
export async function mostThreads({ settings, hardware }: Ground): Promise<number> {
  const { threads } = await settings.read();
  return threads || (await hardware()).cpu.physicalCores;
}

/** Threads to start computing with now: as the settings say, else as many as are really free. */
export async function computeThreads({ settings, hardware }: Ground): Promise<number> {
  const { threads } = await settings.read();
  return threads || await measureIdleCores((await hardware()).cpu.physicalCores);
}

/**
 * Threads for each of the models that answer. Base and tuned model answer at the same time, and two
 * that share the same cores wait for each other: on two cores that made them ten times as slow.
 */
export async function answerThreads(ground: Ground): Promise<number> {
  return Math.max(1, Math.floor(await computeThreads(ground) / modelsAtOnce));
}

const modelsAtOnce = 2;
