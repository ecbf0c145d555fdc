import { join } from "node:path";
import type {
  BaseModel,
  Lang,
  ListedModel,
  ModelInspection,
  ModelShape,
  PersonId,
  RenderedSample,
  TorchVariant,
} from "@/core/contract/mod.ts";
import { type Catalogue, type ComputerMemory, modelFit, renderSample } from "@/core/models/mod.ts";
import { usualEngine, workingMemory } from "@/core/packs/mod.ts";
import {
  precisionOf,
  type TokenisationTest,
  type TrainingEngines,
  type TrainingModels,
  trainingNeed,
} from "@/core/training/mod.ts";
import type { Ground } from "./ground.ts";
import type { Installed } from "./packs.ts";

/** The models as people look at them: with this computer in view. */
export interface ModelViews {
  /** The list; of Ollama's models those that are known so far, when only `withinMs` can be waited. */
  list(options?: { withinMs?: number }): Promise<ListedModel[]>;
  /** @throws {AppError} `base_model_not_found` */
  get(id: string): Promise<ListedModel>;
  /** @throws {AppError} as `Catalogue.inspect` does. */
  inspect(id: string, ownerId: PersonId): Promise<ModelInspection>;
  /** A sample conversation as the model reads it; see `renderSample`. */
  sample(id: string, lang: Lang): Promise<RenderedSample>;
  /** Whether training and answering cut text into the same tokens; takes seconds at first. */
  tokenisation(id: string): Promise<TokenisationTest>;
}

/** Builds them from the rooms. */
export function createModelViews(
  { ground, catalogue, installed, models, engines }: {
    ground: Ground;
    catalogue: Catalogue;
    installed: Pick<Installed, "inference">;
    models: Pick<TrainingModels, "find" | "testTokenisation">;
    engines: Pick<TrainingEngines, "choose">;
  },
): ModelViews {
  const { spawner, log } = ground;
  const sidecar = { spawner, log, pack: installed.inference };
  let lastSample: Promise<unknown> = Promise.resolve();

  async function withFit(found: readonly BaseModel[]): Promise<ListedModel[]> {
    const { variant, ...memory } = await computerOf(ground);
    return found.map((model) => {
      const { trainable } = model;
      const engine = usualEngine({ variant }, trainable.possible ? trainable.engines : null);
      const need = (shape: ModelShape) => trainingNeed(shape, precisionOf(engine, variant));
      return { ...model, fit: modelFit(model, memory, need) };
    });
  }

  async function get(id: string): Promise<ListedModel> {
    const [model] = await withFit([await catalogue.get(id)]);
    if (!model) throw new TypeError("One model in, one out");
    return model;
  }

  return {
    get,
    list: async (options) => await withFit(await catalogue.list(options)),
    async inspect(id, ownerId) {
      const [facts, model, usedBy] = await Promise.all([
        catalogue.inspect(id),
        get(id),
        catalogue.usedBy(id, ownerId),
      ]);
      return { ...facts, model, usedBy };
    },
    async sample(id, lang) {
      const model = await catalogue.get(id);
      // One after the other: each is a process of its own.
      const next = lastSample.then(() => renderSample(sidecar, model, lang));
      lastSample = next.catch(() => {});
      return await next;
    },
    async tokenisation(id) {
      const { state } = await catalogue.get(id);
      if (state !== "ready") return { kind: "unknown" };
      const readiness = await engines.choose(null, await models.find(id));
      const isShared = readiness.kind === "ready" && readiness.engine.readsGguf;
      return isShared ? { kind: "shared" } : await models.testTokenisation(id);
    },
  };
}

/** Where uploaded models lie: in the data folder, for they cannot be installed again. */
export function uploadedModelsFolder(dataFolder: string): string {
  return join(dataFolder, "models", "added");
}

/** All the memory that work could use here, and on which processor training computes. */
async function computerOf(
  { hardware, settings }: Pick<Ground, "hardware" | "settings">,
): Promise<ComputerMemory & { variant: TorchVariant }> {
  return workingMemory(await hardware(), await settings.read());
}
