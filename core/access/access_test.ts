import assert from "node:assert/strict";
import type { Actor, PersonId } from "@/core/contract/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { createAccess, createAuthorize, type OwnedSight, type OwnersOf } from "./mod.ts";

async function accessAt(clock = createTestClock()) {
  const storage = await openMemoryStorage();
  const access = await createAccess({ db: storage.db, clock, dataFolder: "/data" });
  return { ...access, clock, db: storage.db, [Symbol.asyncDispose]: storage.close };
}

Deno.test("createAccess() makes one owner and finds it again", async () => {
  await using access = await accessAt();
  const again = await createAccess({
    db: access.db,
    clock: access.clock,
    dataFolder: "/data",
  });
  assert.equal(again.ownerId, access.ownerId);
  assert.notEqual(again.processToken, access.processToken);
});

Deno.test("signIn() spends its code", async () => {
  await using access = await accessAt();
  const code = access.issueCode();
  const cookie = await access.signIn(code);
  assert.equal((await access.actorOfSession(cookie!))?.personId, access.ownerId);
  assert.equal(await access.signIn(code), null);
});

Deno.test("signIn() takes the process token once; as a bearer token it stays valid", async () => {
  await using access = await accessAt();
  assert.notEqual(await access.signIn(access.processToken), null);
  assert.equal(await access.signIn(access.processToken), null);
  assert.equal((await access.actorOfToken(access.processToken))?.via, "token");
  assert.equal(await access.actorOfToken(access.processToken + "x"), null);
});

Deno.test("a one-time code ends after five minutes", async () => {
  await using access = await accessAt();
  const code = access.issueCode();
  access.clock.advance(5 * 60 * 1000 + 1);
  assert.equal(await access.signIn(code), null);
});

Deno.test("a session ends after twelve idle hours, not before", async () => {
  await using access = await accessAt();
  const cookie = await access.signIn(access.issueCode());
  for (let hour = 0; hour < 30; hour += 10) {
    access.clock.advance(10 * 60 * 60 * 1000);
    assert.notEqual(await access.actorOfSession(cookie!), null);
  }
  access.clock.advance(12 * 60 * 60 * 1000 + 1);
  assert.equal(await access.actorOfSession(cookie!), null);
});

Deno.test("createAccess() forgets the sessions that have been idle for too long, and only those", async () => {
  await using access = await accessAt();
  await access.signIn(access.issueCode());
  access.clock.advance(12 * 60 * 60 * 1000);
  const cookie = await access.signIn(access.issueCode());
  access.clock.advance(1);
  const again = await createAccess({ db: access.db, clock: access.clock, dataFolder: "/data" });
  assert.equal((await access.db.selectFrom("sessions").selectAll().execute()).length, 1);
  assert.equal((await again.actorOfSession(cookie!))?.personId, access.ownerId);
});

Deno.test("sessions are kept as hashes only", async () => {
  await using access = await accessAt();
  const cookie = await access.signIn(access.issueCode());
  const kept = JSON.stringify(await access.db.selectFrom("sessions").selectAll().execute());
  assert.equal(kept.includes(cookie!), false);
});

Deno.test("createAuthorize() lets owners in and hides what belongs to others", async () => {
  const me = "me" as PersonId;
  const mine = (id: string) => Promise.resolve(id === "mine" ? me : "you" as PersonId);
  const owners = new Proxy({} as OwnersOf, { get: () => mine });
  const authorize = createAuthorize(owners);
  const actor: Actor = { personId: me, role: "member", via: "session" };
  await authorize(actor, "signed-in", {});
  await authorize(actor, "project:write", { id: "mine" });
  await assert.rejects(authorize(actor, "project:read", { id: "yours" }), { code: "not_found" });
  await assert.rejects(authorize(actor, "administer", {}), { code: "forbidden" });
});

Deno.test("createAuthorize() finds what was deleted only to restore it", async () => {
  const me = "me" as PersonId;
  const deletedOne = (_: string, { deleted }: OwnedSight) => Promise.resolve(deleted ? me : null);
  const authorize = createAuthorize(new Proxy({} as OwnersOf, { get: () => deletedOne }));
  const actor: Actor = { personId: me, role: "member", via: "session" };
  await authorize(actor, "project:restore", { id: "gone" });
  await assert.rejects(authorize(actor, "project:write", { id: "gone" }), { code: "not_found" });
});
