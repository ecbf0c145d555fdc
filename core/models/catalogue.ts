import type { Kysely } from "kysely";
import {
  AppError,
  type BaseModel,
  type BaseModelId,
  type ModelInspection,
  type ModelTensors,
  type OllamaState,
  type PersonId,
  type RegisterModel,
  type TensorPage,
} from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { describeModel, type Listed, starterToInstall } from "./describe_model.ts";
import {
  type FileInspection,
  inspectFiles,
  outOfReach,
  pageOfTensors,
  tensorTypesOf,
} from "./inspect_model.ts";
import { createOllama, ollamaState, type OllamaTag } from "./ollama.ts";
import { describeOllamaModel, ollamaPrefix } from "./ollama_models.ts";
import type { IncomingModelFile, Receiving } from "./receive_model.ts";
import { createRegistered } from "./registered.ts";
import { rememberFiles } from "./remember.ts";
import { createUploaded, type Uploaded } from "./uploaded.ts";
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
  /** Where uploaded models lie. */
  uploadsFolder: string;
}

/** The models that projects can start from. */
export interface Catalogue {
  /**
   * Starter model, added models, then what Ollama had at the last {@link Catalogue.refresh}: asked
   * for the first time, it is waited for, but for no longer than `withinMs`.
   */
  list(options?: { withinMs?: number }): Promise<BaseModel[]>;
  /** @throws {AppError} `base_model_not_found` */
  get(id: string): Promise<BaseModel>;
  /**
   * Adds a GGUF file or a safetensors folder of this computer; it stays where it is.
   *
   * @throws {AppError} `model_missing`, `model_path_unusable`, `gguf_unreadable`,
   * `safetensors_unreadable`, `model_brings_code`, `model_registered_already`
   */
  register(ownerId: PersonId, wanted: RegisterModel): Promise<BaseModel>;
  /** Takes a model in by its files; see `receiveModel`. */
  upload(
    ownerId: PersonId,
    receiving: Omit<Receiving, "folder">,
    read: (onFile: (file: IncomingModelFile) => Promise<void>) => Promise<unknown>,
  ): Promise<BaseModel>;
  /** @throws {AppError} `base_model_not_found`; the starter and Ollama's cannot be taken out. */
  forget(id: string): Promise<void>;
  /** Brings back what was taken out; of an uploaded one as long as its files are there. */
  restore(id: string): Promise<BaseModel>;
  /**
   * What a model's files say, but for its tensors, of which there are thousands. Files that are gone
   * or damaged say nothing; the model's state tells which.
   */
  inspect(id: string): Promise<FileFacts>;
  /** Some of a model's tensors. */
  tensors(id: string, page: TensorPage): Promise<ModelTensors>;
  /** A person's projects that start from a model. */
  usedBy(id: string, ownerId: PersonId): Promise<{ id: string; name: string }[]>;
  /** The uploaded models, for whoever clears up. */
  uploaded: Uploaded<BaseModel>;
  /** Asks Ollama anew which models it has. */
  refresh(): Promise<OllamaState>;
  /** What Ollama said when it was last asked; null before. */
  ollamaState(): Promise<OllamaState | null>;
  /** Whose an added model is; null for all others, which are everybody's. */
  ownerOf(id: string): Promise<PersonId | null>;
}

/** What an inspection knows from the files. */
export type FileFacts =
  & Omit<FileInspection, "tensors">
  & Pick<ModelInspection, "tensorCount" | "tensorTypes" | "isUploaded">
  & { model: BaseModel };

/** So many inspections are kept: tensors of a large model take some megabytes. */
const keptInspections = 4;

/** Builds the catalogue. Files are looked into again only when they have changed. */
export function createCatalogue(deps: CatalogueDeps): Catalogue {
  const registered = createRegistered(deps);
  const uploaded = createUploaded<BaseModel>({ ...deps, folder: deps.uploadsFolder, registered });
  const remember = rememberFiles<BaseModel>();
  const inspections = rememberFiles<FileInspection>({ most: keptInspections });
  const ollama = rememberOllama(deps);

  async function describe(listed: Listed): Promise<BaseModel> {
    const { id, source, name } = listed;
    return { ...await remember(listed.path, () => describeModel(listed)), id, source, name };
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
      const found = (await ollama.known()).models.find((model) => model.id === id);
      if (found) return found;
    }
    const listed = await registered.find(id);
    if (!listed) throw new AppError("base_model_not_found");
    return await describe(listed);
  }

  async function inspection(model: BaseModel): Promise<FileInspection> {
    return model.path === null || model.state !== "ready"
      ? outOfReach
      : await inspections(model.path, () => inspectFiles(model));
  }

  const register = async (ownerId: PersonId, wanted: RegisterModel) =>
    await describe(await registered.add(ownerId, wanted));

  return {
    get,
    async list({ withinMs } = {}) {
      const asked = ollama.known();
      const own = (await registered.list()).map(describe);
      const { models } = withinMs === undefined ? await asked : await soon(asked, withinMs);
      return [await starterModel(), ...await Promise.all(own), ...models];
    },
    register,
    upload: (ownerId, receiving, read) =>
      uploaded.add(receiving, read, (wanted) => register(ownerId, wanted)),
    forget: (id) => registered.forget(id),
    restore: async (id) => await describe(await registered.restore(id)),
    async inspect(id) {
      const model = await get(id);
      const { tensors, ...rest } = await inspection(model);
      return {
        model,
        ...rest,
        tensorCount: tensors.length,
        tensorTypes: tensorTypesOf(tensors),
        isUploaded: uploaded.holds(model.path),
      };
    },
    tensors: async (id, page) => pageOfTensors((await inspection(await get(id))).tensors, page),
    usedBy: (id, ownerId) =>
      deps.db.selectFrom("projects").select(["id", "name"]).where("base_model_id", "=", id)
        .where("owner_id", "=", ownerId).where("deleted_at", "is", null).orderBy("name").execute(),
    uploaded,
    refresh: async () => (await ollama.anew()).state,
    ollamaState: async () => (await ollama.last())?.state ?? null,
    ownerOf: (id) => registered.ownerOf(id),
  };
}

interface OfOllama {
  state: OllamaState;
  models: BaseModel[];
}

/** Asks Ollama once, and again only when somebody wants it. */
function rememberOllama({ fetch, ollamaAddress }: CatalogueDeps) {
  const ollama = createOllama({ fetch, address: ollamaAddress });
  let last: Promise<OfOllama> | null = null;

  async function ask(): Promise<OfOllama> {
    const list = await ollama.list();
    const describeTag = async (tag: OllamaTag) =>
      describeOllamaModel(tag, await ollama.show(tag.name));
    const models = list.reachable ? await Promise.all(list.tags.map(describeTag)) : [];
    return { state: ollamaState(list), models };
  }

  return {
    known: () => last ??= ask(),
    anew: () => last = ask(),
    last: () => Promise.resolve(last),
  };
}

/** What Ollama says in time; an address where nobody answers keeps no page waiting. */
async function soon<T>(asked: Promise<T>, withinMs: number): Promise<T | { models: never[] }> {
  const { promise, resolve } = Promise.withResolvers<{ models: never[] }>();
  const timer = setTimeout(() => resolve({ models: [] }), withinMs);
  try {
    return await Promise.race([asked, promise]);
  } finally {
    clearTimeout(timer);
  }
}
