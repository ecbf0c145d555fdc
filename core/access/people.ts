import type { Kysely } from "kysely";
import type { Actor, PersonId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, newId } from "@/core/system/mod.ts";

/** The person to whom this data folder belongs; made at the first start. */
export async function ensureOwner(db: Kysely<Database>, clock: Clock): Promise<PersonId> {
  const known = await db.selectFrom("people").select("id").where("role", "=", "owner")
    .where("deleted_at", "is", null).executeTakeFirst();
  if (known) return known.id as PersonId;
  const id = newId<PersonId>();
  await db.insertInto("people")
    .values({ id, name: "", role: "owner", created_at: isoNow(clock) }).execute();
  return id;
}

/** A person as a request's actor; null when they are gone. */
export async function findActor(
  db: Kysely<Database>,
  personId: string,
  via: Actor["via"],
): Promise<Actor | null> {
  const person = await db.selectFrom("people").select(["id", "role"]).where("id", "=", personId)
    .where("deleted_at", "is", null).executeTakeFirst();
  return person ? { personId: person.id as PersonId, role: person.role, via } : null;
}
