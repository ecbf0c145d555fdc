import { join } from "node:path";
import { setTimeout as waitFor } from "node:timers/promises";
import { AppError, type Embedder, type ProjectId, type Settings } from "@/core/contract/mod.ts";
import {
  createEmbeddedEmbedder,
  type EmbedderChoice,
  openEmbedder,
  openVectorStore,
  tryEmbedder,
  type VectorStore,
} from "@/core/retrieval/mod.ts";
import { startEmbedWorker } from "@/workers/mod.ts";
import { computeThreads, type Ground } from "./ground.ts";
import type { Installed } from "./packs.ts";

/** What makes vectors on this computer, and where they are kept. */
export interface Embedders {
  /** The embedder that the settings name for a project. */
  choose(projectId: ProjectId): Promise<EmbedderChoice>;
  /** Opens one for questions, which come one at a time. */
  openForQuestions(choice: EmbedderChoice, dimensions?: number): Promise<Embedder>;
  /** Opens one for many passages. */
  openForPassages(choice: EmbedderChoice, dimensions?: number): Promise<Embedder>;
  openVectors(): VectorStore;
  /**
   * Tries the server that a person is about to choose; null where it is none.
   *
   * @throws {AppError} what is wrong with it.
   */
  tryServer(entered: EmbedderSettings): Promise<{ dimensions: number } | null>;
}

/** Builds them over settings, packs and workers. */
export function createEmbedders(
  ground: Ground,
  installed: Pick<Installed, "embedderWeights">,
): Embedders {
  const { settings, clock, dataFolder } = ground;
  const open =
    (workers: () => Promise<number>): Embedders["openForQuestions"] => (choice, dimensions) =>
      openEmbedder(
        {
          fetch: globalThis.fetch,
          clock,
          random: Math.random,
          wait: (ms, signal) => waitFor(ms, undefined, { signal }),
          keyFor: (address) => keyFor(ground, address),
          openEmbedded: async () => openEmbedded(ground, installed, await workers()),
        },
        choice,
        dimensions,
      );
  const openForOne = open(() => Promise.resolve(1));
  return {
    choose: async (projectId) => embedderChoice(await settings.read(projectId)),
    openForQuestions: openForOne,
    openForPassages: open(() => passageWorkers(ground)),
    openVectors: () => openVectorStore(join(dataFolder, "vectors.db")),
    async tryServer(entered) {
      const choice = embedderChoice(entered);
      return choice.kind === "embedded"
        ? null
        : await tryEmbedder(await openForOne(choice), choice);
    },
  };
}

/** The embedder that settings name. */
function embedderChoice(
  { embedderUrl, embedderModel, ...prefixes }: EmbedderSettings,
): EmbedderChoice {
  if (embedderUrl === "" || embedderModel === "") return { kind: "embedded" };
  return {
    kind: "server",
    address: embedderUrl,
    model: embedderModel,
    prefixes: { query: prefixes.embedderQueryPrefix, passage: prefixes.embedderPassagePrefix },
  };
}

type EmbedderSettings = Pick<
  Settings,
  "embedderUrl" | "embedderModel" | "embedderQueryPrefix" | "embedderPassagePrefix"
>;

/** @throws {AppError} `embedder_missing` */
async function openEmbedded(
  { runtime, log }: Ground,
  installed: Pick<Installed, "embedderWeights">,
  workers: number,
): Promise<Embedder> {
  const weights = await installed.embedderWeights();
  if (weights === null) throw new AppError("embedder_missing");
  const start = () => startEmbedWorker({ runtime, log, weights });
  return createEmbeddedEmbedder({ start, workers });
}

/** Each takes 90 MB and a core; people go on working meanwhile. */
const mostWorkers = 4;

async function passageWorkers(ground: Ground): Promise<number> {
  return Math.max(1, Math.min(mostWorkers, Math.floor(await computeThreads(ground) / 2)));
}

/** A provider's key goes to that provider's own address and to no other. */
async function keyFor({ settings, providerKeys }: Ground, address: string): Promise<string | null> {
  const { openAiUrl, openRouterUrl } = await settings.read();
  const origin = new URL(address).origin;
  if (origin === new URL(openAiUrl).origin) return await providerKeys.reveal("openai");
  if (origin === new URL(openRouterUrl).origin) return await providerKeys.reveal("openrouter");
  return null;
}
