import type { Kysely } from "kysely";
import { AppError, type Json, type ProjectId, type Settings } from "@/core/contract/mod.ts";
import { settingsSchema } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** Settings for everything, and those that a project overrides. */
export interface SettingsStore {
  /** The settings in force for a project, or globally. */
  read(projectId?: ProjectId | null): Promise<Settings>;
  /**
   * Changes some settings; null returns one to its default.
   *
   * @throws {AppError} `bad_input` when a name is unknown or a value is out of range; nothing changes then.
   */
  change(changes: Record<string, Json>, projectId?: ProjectId | null): Promise<Settings>;
}

const globalScope = "global";

/** Builds the settings over the database. */
export function createSettings(db: Kysely<Database>): SettingsStore {
  async function read(projectId: ProjectId | null = null): Promise<Settings> {
    return settingsSchema.parse(await stored(db, projectId));
  }
  return {
    read,
    async change(changes, projectId = null) {
      const wanted = { ...await stored(db, projectId), ...changes };
      refuseBad(changes, withoutNulls(wanted));
      await db.transaction().execute(async (trx) => {
        const scope = projectId ?? globalScope;
        for (const [key, value] of Object.entries(changes)) {
          await trx.deleteFrom("settings").where("scope", "=", scope).where("key", "=", key)
            .execute();
          if (value === null) continue;
          await trx.insertInto("settings").values({ scope, key, value: JSON.stringify(value) })
            .execute();
        }
      });
      return await read(projectId);
    },
  };
}

async function stored(db: Kysely<Database>, projectId: ProjectId | null) {
  const scopes = projectId ? [globalScope, projectId] : [globalScope];
  const rows = await db.selectFrom("settings").selectAll().where("scope", "in", scopes).execute();
  const ordered = rows.toSorted((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope));
  return Object.fromEntries(ordered.map(({ key, value }) => [key, JSON.parse(value) as Json]));
}

function withoutNulls(values: Record<string, Json>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function refuseBad(changes: Record<string, Json>, wanted: Record<string, Json>): void {
  const known = settingsSchema.parse({});
  const unknown = Object.keys(changes).find((name) => !Object.hasOwn(known, name));
  if (unknown) {
    throw new AppError("bad_input", {
      detail: { key: "detail.setting-unknown", params: { name: unknown } },
    });
  }
  const { error } = settingsSchema.safeParse(wanted);
  const issue = error?.issues[0];
  if (issue) {
    throw new AppError("bad_input", { detail: `${issue.path.join(".")}: ${issue.message}` });
  }
}
