import type { Kysely } from "kysely";
import type { PersonId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, newSecret, sha256Hex } from "@/core/system/mod.ts";

const idleLimitMs = 12 * 60 * 60 * 1000;

/** `last_seen_at` is written at most this often, so that reading a page does not write. */
const seenStepMs = 5 * 60 * 1000;

/** Opens a session and returns the cookie's value; only its hash is kept. */
export async function openSession(
  db: Kysely<Database>,
  { personId, clock }: { personId: PersonId; clock: Clock },
): Promise<string> {
  const secret = newSecret();
  const now = isoNow(clock);
  await db.insertInto("sessions").values({
    id_hash: await sha256Hex(secret),
    person_id: personId,
    created_at: now,
    last_seen_at: now,
  }).execute();
  return secret;
}

/** Forgets the sessions that nobody can go on with. */
export async function forgetIdleSessions(db: Kysely<Database>, clock: Clock): Promise<void> {
  const limit = new Date(clock.now().getTime() - idleLimitMs).toISOString();
  await db.deleteFrom("sessions").where("last_seen_at", "<", limit).execute();
}

/** Whose session a cookie's value is; null when unknown or idle for twelve hours. */
export async function findSession(
  db: Kysely<Database>,
  secret: string,
  clock: Clock,
): Promise<PersonId | null> {
  const id_hash = await sha256Hex(secret);
  const session = await db.selectFrom("sessions").selectAll().where("id_hash", "=", id_hash)
    .executeTakeFirst();
  if (!session) return null;
  const idleMs = clock.now().getTime() - Date.parse(session.last_seen_at);
  if (idleMs > idleLimitMs) {
    await db.deleteFrom("sessions").where("id_hash", "=", id_hash).execute();
    return null;
  }
  if (idleMs > seenStepMs) {
    // Reading must go on where nothing can be written, such as on a full disk.
    await db.updateTable("sessions").set({ last_seen_at: isoNow(clock) })
      .where("id_hash", "=", id_hash).execute().catch(() => {});
  }
  return session.person_id as PersonId;
}
