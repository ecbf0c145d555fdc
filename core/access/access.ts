import type { Kysely } from "kysely";
import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import type { Actor, PersonId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, newSecret, sha256Hex } from "@/core/system/mod.ts";
import { createOneTimeCodes } from "./one_time_codes.ts";
import { ensureOwner, findActor } from "./people.ts";
import { findSession, forgetIdleSessions, openSession } from "./sessions.ts";

/** Who somebody is: the owner's account, sessions, this process's token. */
export interface Access {
  ownerId: PersonId;
  /**
   * The session cookie's name. Cookies ignore ports, so that two data folders on one computer need
   * two names.
   */
  cookieName: string;
  /** Valid as a bearer token until this process ends, and once as a one-time code. */
  processToken: string;
  /** A code that signs one browser in. */
  issueCode(): string;
  /** Spends a one-time code and answers the new session's cookie value, or null. */
  signIn(code: string): Promise<string | null>;
  actorOfSession(cookieValue: string): Promise<Actor | null>;
  actorOfToken(token: string): Promise<Actor | null>;
}

const processTokenLifeMs = 365 * 24 * 60 * 60 * 1000;

/** Builds access for the process that owns the data folder, and forgets idle sessions. */
export async function createAccess(
  { db, clock, dataFolder }: { db: Kysely<Database>; clock: Clock; dataFolder: string },
): Promise<Access> {
  const ownerId = await ensureOwner(db, clock);
  await forgetIdleSessions(db, clock);
  const codes = createOneTimeCodes(clock);
  const processToken = newSecret();
  codes.issue(ownerId, { code: processToken, lifeMs: processTokenLifeMs });
  return {
    ownerId,
    cookieName: `lernwerk_${(await sha256Hex(dataFolder)).slice(0, 8)}`,
    processToken,
    issueCode: () => codes.issue(ownerId),
    async signIn(code) {
      const personId = codes.redeem(code);
      return personId ? await openSession(db, { personId, clock }) : null;
    },
    async actorOfSession(cookieValue) {
      const personId = await findSession(db, cookieValue, clock);
      return personId ? await findActor(db, personId, "session") : null;
    },
    async actorOfToken(token) {
      return isSame(token, processToken) ? await findActor(db, ownerId, "token") : null;
    },
  };
}

/** Compares without telling by its duration how much was right. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
