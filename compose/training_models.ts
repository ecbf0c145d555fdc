import { join } from "node:path";
import type { BaseModel, TrainerConfig } from "@/core/contract/mod.ts";
import {
  type Catalogue,
  checkPrompts,
  checkTokenisation,
  type Inference,
  promptChats,
  tokenisationTexts,
} from "@/core/models/mod.ts";
import {
  pythonTokens,
  type TokenisationTest,
  type TrainableModel,
  type TrainingModels,
} from "@/core/training/mod.ts";
import type { Ground } from "./ground.ts";
import type { Installed } from "./packs.ts";

/** The models as training asks for them. */
export function trainingModels(
  { ground, catalogue, inference, installed }: {
    ground: Pick<Ground, "spawner">;
    catalogue: Pick<Catalogue, "get">;
    inference: Pick<Inference, "tokenizer" | "render">;
    installed: Pick<Installed, "modelsFolder" | "trainerScript" | "inference">;
  },
): TrainingModels {
  const tested = new Map<string, Testing>();

  async function test(model: BaseModel): Promise<TokenisationTest> {
    const command = await installed.trainerScript("token_ids.py");
    const pack = await installed.inference();
    const { path, format } = model;
    if (!command || !pack || path === null || format !== "gguf") return { kind: "unknown" };
    const base = trainerBase(model, path, installed);
    const asked = { texts: tokenisationTexts, chats: promptChats };
    const { ids, prompts } = await pythonTokens({ spawner: ground.spawner, command }, base, asked);
    const texts = await checkTokenisation({
      reference: inference.tokenizer({ path }),
      candidate: () => Promise.resolve(ids),
    });
    const chats = await checkPrompts({
      reference: (messages) => inference.render({ path }, messages),
      candidate: prompts,
    });
    const count = texts.differences.length + chats.differences.length;
    const total = texts.total + chats.total;
    return count === 0 ? { kind: "equal" } : { kind: "different", count, total };
  }

  /** Begins the test where it was not made; `outcome` is null while it runs. */
  async function testing(id: string) {
    const model = await catalogue.get(id);
    const key = JSON.stringify([id, model.path, model.sizeBytes]);
    const known = tested.get(key);
    // What could not be tested once may be possible now: an engine was installed.
    if (known && known.outcome?.kind !== "unknown") return known;
    const begun: Testing = { outcome: known?.outcome ?? null, running: test(model) };
    tested.set(key, begun);
    // What went wrong once, such as an engine that was ended, may go well the next time.
    begun.running.then((outcome) => begun.outcome = outcome, () => tested.delete(key));
    return begun;
  }

  return {
    async find(id) {
      const model = await catalogue.get(id).catch(() => null);
      return model && trainable(model, installed);
    },
    testTokenisation: async (id) => await (await testing(id)).running,
    async knownTokenisation(id) {
      return (await testing(id)).outcome;
    },
  };
}

interface Testing {
  outcome: TokenisationTest | null;
  running: Promise<TokenisationTest>;
}

function trainable(
  model: BaseModel,
  { modelsFolder }: Pick<Installed, "modelsFolder">,
): TrainableModel | null {
  const { id, name, format, path, family, languages, shape, trainable } = model;
  if (path === null || shape === null) return null;
  const cacheDir = convertedFolder(modelsFolder, id);
  const engines = trainable.possible ? trainable.engines : [];
  return { id, name, kind: format, path, cacheDir, family, engines, languages, shape };
}

function trainerBase(
  { id, format, family }: BaseModel,
  path: string,
  { modelsFolder }: Pick<Installed, "modelsFolder">,
): TrainerConfig["base_model"] {
  return { kind: format, path, cache_dir: convertedFolder(modelsFolder, id), family };
}

/** Ollama's names hold colons and slashes: as they are, they could lead out of the folder. */
function convertedFolder(modelsFolder: string, id: string): string {
  return join(modelsFolder, "converted", encodeURIComponent(id));
}
