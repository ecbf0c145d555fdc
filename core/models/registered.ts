import { basename, isAbsolute } from "node:path";
import type { Kysely, Selectable } from "kysely";
import {
  AppError,
  type BaseModelId,
  type PersonId,
  type RegisterModel,
} from "@/core/contract/mod.ts";
import type { BaseModelsTable, Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, newId } from "@/core/system/mod.ts";
import type { Listed } from "./describe_model.ts";
import { readGguf } from "./gguf.ts";
import { readSafetensors } from "./safetensors.ts";

/** The models that people have added from their own disk. */
export interface Registered {
  list(): Promise<Listed[]>;
  find(id: string): Promise<Listed | null>;
  add(ownerId: PersonId, wanted: RegisterModel): Promise<Listed>;
  /** Takes it out of the list; the files stay, so that it can be brought back. */
  forget(id: string): Promise<void>;
  /** @throws {AppError} `base_model_not_found`, `model_registered_already` */
  restore(id: string): Promise<Listed>;
  /** Models taken out of the list before a time, with their places. */
  forgotten(before: string): Promise<{ id: string; path: string }[]>;
  /** Of what was forgotten, nothing is known any more. */
  erase(id: string): Promise<void>;
  ownerOf(id: string): Promise<PersonId | null>;
}

/** Builds the list over its table. */
export function createRegistered(
  { db, clock }: { db: Kysely<Database>; clock: Clock },
): Registered {
  const rows = () => db.selectFrom("base_models").selectAll().where("deleted_at", "is", null);
  const row = (id: string) => rows().where("id", "=", id).executeTakeFirst();
  return {
    list: async () => (await rows().orderBy("created_at").orderBy("id").execute()).map(listed),
    async find(id) {
      const found = await row(id);
      return found ? listed(found) : null;
    },
    async add(ownerId, wanted) {
      const { path, kind, name } = await inspect(wanted);
      const twin = await rows().where("path", "=", path).executeTakeFirst();
      if (twin) throw new AppError("model_registered_already", { file: basename(path) });
      const id = newId<BaseModelId>();
      await db.insertInto("base_models").values({
        id,
        owner_id: ownerId,
        kind,
        name,
        path,
        created_at: isoNow(clock),
        deleted_at: null,
      }).execute();
      return { id, source: sources[kind], format: kind, name, path };
    },
    async forget(id) {
      const changed = await db.updateTable("base_models").set({ deleted_at: isoNow(clock) })
        .where("id", "=", id).where("deleted_at", "is", null).executeTakeFirst();
      if (changed.numUpdatedRows === 0n) throw new AppError("base_model_not_found");
    },
    async restore(id) {
      const gone = await db.selectFrom("base_models").selectAll().where("id", "=", id)
        .executeTakeFirst();
      if (!gone) throw new AppError("base_model_not_found");
      const twin = await rows().where("path", "=", gone.path).where("id", "!=", id)
        .executeTakeFirst();
      if (twin) throw new AppError("model_registered_already", { file: basename(gone.path) });
      await db.updateTable("base_models").set({ deleted_at: null }).where("id", "=", id).execute();
      return listed(gone);
    },
    forgotten: (before) =>
      db.selectFrom("base_models").select(["id", "path"]).where("deleted_at", "<=", before)
        .execute(),
    async erase(id) {
      await db.deleteFrom("base_models").where("id", "=", id).where("deleted_at", "is not", null)
        .execute();
    },
    ownerOf: async (id) => (await row(id))?.owner_id as PersonId | undefined ?? null,
  };
}

const sources = { gguf: "file", safetensors: "folder" } as const;

type Kind = keyof typeof sources;

function listed({ id, kind, name, path }: Selectable<BaseModelsTable>): Listed {
  const format = kind as Kind;
  return { id: id as BaseModelId, source: sources[format], format, name, path };
}

/** Looks into what a person points at; what it is, its content decides. */
async function inspect(
  { path, name }: RegisterModel,
): Promise<{ path: string; kind: Kind; name: string }> {
  const real = await realPath(path);
  const { isDirectory } = await Deno.stat(real);
  if (isDirectory) {
    await readSafetensors(real);
    return { path: real, kind: "safetensors", name: name ?? basename(real) };
  }
  const facts = readGguf(real);
  if (facts.kind !== "model") throw unusable(path);
  return { path: real, kind: "gguf", name: name ?? facts.name ?? basename(real, ".gguf") };
}

async function realPath(path: string): Promise<string> {
  if (!isAbsolute(path) || path.includes("\0")) throw unusable(path);
  try {
    return await Deno.realPath(path);
  } catch (cause) {
    throw new AppError("model_missing", { file: basename(path) }, { cause });
  }
}

function unusable(path: string): AppError {
  return new AppError("model_path_unusable", { file: path });
}
