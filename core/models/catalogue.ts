import type { Kysely } from "kysely";
import {
  AppError,
  type BaseModel,
  type BaseModelId,
  type OllamaState,
  type PersonId,
  type RegisterModel,
} from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { describeModel, type Listed, starterToInstall } from "./describe_model.ts";
import { createOllama, ollamaState, type OllamaTag } from "./ollama.ts";
import { describeOllamaModel, ollamaPrefix } from "./ollama_models.ts";
import { createRegistered } from "./registered.ts";
import starter from "./starter.json" with { type: "json" };

/** The id under which the starter model is in the list. */
export const starterId = starter.id as BaseModelId;

/** What the catalogue is built from. */
export interface CatalogueDeps {
  db: Kysely<Database>;
  clock: Clock;
  /** Asks the person's Ollama. */
  fetch: typeof globalThis.fetch;
  /** The address of the person's Ollama, such as `http://127.0.0.1:11434`. */
  ollamaAddress: () => string | Promise<string>;
  /** The starter model's file, or null while it is not installed. */
  starterPath: () => Promise<string | null>;
}

/** The models that projects can start from. */
export interface Catalogue {
  /** Starter model, added models, then what Ollama had at the last {@link Catalogue.refresh}. */
  list(): Promise<BaseModel[]>;
  /** @throws {AppError} `base_model_not_found` */
  get(id: string): Promise<BaseModel>;
  /**
   * Adds a GGUF file or a safetensors folder of this computer; it stays where it is.
   *
   * @throws {AppError} `model_missing`, `model_path_unusable`, `gguf_unreadable`,
   * `safetensors_unreadable`, `model_brings_code`, `model_registered_already`
   */
  register(ownerId: PersonId, wanted: RegisterModel): Promise<BaseModel>;
  /** @throws {AppError} `base_model_not_found`; the starter and Ollama's cannot be taken out. */
  forget(id: string): Promise<void>;
  /** Asks Ollama anew which models it has. */
  refresh(): Promise<OllamaState>;
  /** Whose an added model is; null for all others, which are everybody's. */
  ownerOf(id: string): Promise<PersonId | null>;
}

/** Builds the catalogue. Files are looked into again only when they have changed. */
export function createCatalogue(deps: CatalogueDeps): Catalogue {
  const registered = createRegistered(deps);
  const ollama = createOllama({ fetch: deps.fetch, address: deps.ollamaAddress });
  const describe = rememberFiles();
  let ofOllama: Promise<{ state: OllamaState; models: BaseModel[] }> | null = null;

  async function askOllama() {
    const list = await ollama.list();
    const describeTag = async (tag: OllamaTag) =>
      describeOllamaModel(tag, await ollama.show(tag.name));
    const models = list.reachable ? await Promise.all(list.tags.map(describeTag)) : [];
    return { state: ollamaState(list), models };
  }

  async function starterModel(): Promise<BaseModel> {
    const path = await deps.starterPath();
    const toInstall = starterToInstall();
    if (path === null) return toInstall;
    const { id, source, format, name } = toInstall;
    return await describe({ id, source, format, name, path });
  }

  async function get(id: string): Promise<BaseModel> {
    if (id === starterId) return await starterModel();
    if (id.startsWith(ollamaPrefix)) {
      const found = (await (ofOllama ??= askOllama())).models.find((model) => model.id === id);
      if (found) return found;
    }
    const listed = await registered.find(id);
    if (!listed) throw new AppError("base_model_not_found");
    return await describe(listed);
  }

  return {
    get,
    async list() {
      const own = (await registered.list()).map(describe);
      const { models } = await (ofOllama ??= askOllama());
      return [await starterModel(), ...await Promise.all(own), ...models];
    },
    register: async (ownerId, wanted) => describe(await registered.add(ownerId, wanted)),
    forget: (id) => registered.forget(id),
    async refresh() {
      ofOllama = askOllama();
      return (await ofOllama).state;
    },
    ownerOf: (id) => registered.ownerOf(id),
  };
}

/** Remembers descriptions as long as size and time of the file or folder stay the same. */
function rememberFiles(): (listed: Listed) => Promise<BaseModel> {
  const known = new Map<string, { stamp: string; model: Promise<BaseModel> }>();
  return async (listed) => {
    const stamp = await stampOf(listed.path);
    const before = known.get(listed.path);
    const model = before?.stamp === stamp ? before.model : describeModel(listed);
    known.set(listed.path, { stamp, model });
    const { id, source, name } = listed;
    return { ...await model, id, source, name };
  };
}

async function stampOf(path: string): Promise<string> {
  try {
    const { size, mtime } = await Deno.stat(path);
    return `${size} ${mtime?.getTime()}`;
  } catch {
    return "missing";
  }
}
