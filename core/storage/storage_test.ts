import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { toErrorData } from "@/core/contract/mod.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { openDatabase } from "./open.ts";
import { inBatches, openMemoryStorage, openStorage } from "./mod.ts";

async function temporaryFolder() {
  const path = await Deno.makeTempDir();
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

const person = { id: "1", name: "", role: "owner" as const, created_at: "2026-01-01" };

Deno.test("openStorage() makes the folder, private to its person", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "new", "data");
  await (await openStorage(path, createTestClock())).close();
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o700);
});

Deno.test("openStorage() keeps the database from others in a folder that is open to them", async () => {
  await using folder = await temporaryFolder();
  await Deno.chmod(folder.path, 0o755);
  const storage = await openStorage(folder.path, createTestClock());
  for await (const { name } of Deno.readDir(folder.path)) {
    assert.equal((await Deno.stat(join(folder.path, name))).mode! & 0o077, 0, name);
  }
  await storage.close();
});

Deno.test("openStorage() tells a file that it cannot open from a damaged one", async () => {
  await using folder = await temporaryFolder();
  await Deno.mkdir(join(folder.path, "lernwerk.db"));
  await assert.rejects(openStorage(folder.path, createTestClock()), { code: "folder_unusable" });
});

Deno.test("openStorage() keeps what was written and needs no backup when nothing changes", async () => {
  await using folder = await temporaryFolder();
  const first = await openStorage(folder.path, createTestClock());
  await first.db.insertInto("people").values(person).execute();
  await first.close();
  const second = await openStorage(folder.path, createTestClock());
  assert.equal((await second.db.selectFrom("people").selectAll().execute()).length, 1);
  await second.close();
  await assert.rejects(Deno.stat(join(folder.path, "backups")), Deno.errors.NotFound);
});

Deno.test("openStorage() backs an older database up before migrating it", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "lernwerk.db");
  const older = new DatabaseSync(path);
  older.exec("CREATE TABLE from_before (a TEXT); INSERT INTO from_before VALUES ('kept')");
  older.close();
  await (await openStorage(folder.path, createTestClock())).close();
  const copy = new DatabaseSync(join(folder.path, "backups", "2026-01-01T00-00-00.000Z.db"));
  assert.equal(copy.prepare("SELECT a FROM from_before").get()?.["a"], "kept");
  copy.close();
});

Deno.test("openStorage() refuses a database of a newer program and leaves it alone", async () => {
  await using folder = await temporaryFolder();
  await (await openStorage(folder.path, createTestClock())).close();
  const newer = new DatabaseSync(join(folder.path, "lernwerk.db"));
  newer.exec("INSERT INTO kysely_migration VALUES ('9999_future', '2030-01-01')");
  newer.close();
  await assert.rejects(openStorage(folder.path, createTestClock()), { code: "database_newer" });
});

Deno.test("openStorage() says when the file is no database", async () => {
  await using folder = await temporaryFolder();
  await Deno.writeTextFile(join(folder.path, "lernwerk.db"), "not a database ".repeat(100));
  await assert.rejects(openStorage(folder.path, createTestClock()), { code: "database_damaged" });
});

Deno.test("openStorage() says when the folder cannot be made", async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "file");
  await Deno.writeTextFile(file, "");
  const opening = openStorage(join(file, "data"), createTestClock());
  await assert.rejects(opening, { code: "folder_unusable" });
});

Deno.test("transactions of two connections that read before they write wait for each other", async () => {
  await using folder = await temporaryFolder();
  const first = await openStorage(folder.path, createTestClock());
  const second = openDatabase(join(folder.path, "lernwerk.db"));
  second.connection.exec("PRAGMA busy_timeout = 1");
  const { promise: haveRead, resolve: tellRead } = Promise.withResolvers<void>();
  const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>();
  const writing = first.db.transaction().execute(async (trx) => {
    await trx.selectFrom("people").selectAll().execute();
    tellRead();
    await goOn;
    await trx.insertInto("people").values(person).execute();
  });
  await haveRead;
  await assert.rejects(second.db.insertInto("people").values(person).execute(), /locked/);
  letGo();
  await writing;
  await second.close();
  await first.close();
});

Deno.test("inBatches() writes every row, at most a thousand at once", async () => {
  const { db, close } = await openMemoryStorage();
  const sizes: number[] = [];
  const rows = Array.from({ length: 2500 }, (_, index) => ({ ...person, id: String(index) }));
  await inBatches(db, rows, (batch, trx) => {
    sizes.push(batch.length);
    return trx.insertInto("people").values(batch).execute();
  });
  assert.deepEqual(sizes, [1000, 1000, 500]);
  const { count } = await db.selectFrom("people").select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  assert.equal(count, 2500);
  await close();
});

Deno.test("values of JavaScript arrive in SQLite", async () => {
  const { db, close } = await openMemoryStorage();
  const { rows } = await (await import("kysely"))
    .sql`SELECT ${true} AS yes, ${undefined} AS missing`
    .execute(db);
  assert.deepEqual({ ...rows[0] as object }, { yes: 1, missing: null });
  await close();
});

Deno.test("a transaction on a full disk fails with the disk, and the database goes on", async () => {
  const { db, close } = await openMemoryStorage();
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db);
  await sql.raw(`PRAGMA max_page_count = ${rows[0]?.page_count}`).execute(db);
  const fill = db.transaction().execute(async (trx) => {
    const value = JSON.stringify("x".repeat(1_000_000));
    await trx.insertInto("settings").values({ scope: "global", key: "large", value }).execute();
  });
  await assert.rejects(fill, (error) => toErrorData(error).code === "disk_filled_up");
  await sql`PRAGMA max_page_count = 1000000`.execute(db);
  await db.transaction().execute(async (trx) => {
    await trx.insertInto("settings").values({ scope: "global", key: "a", value: "1" }).execute();
  });
  assert.equal((await db.selectFrom("settings").selectAll().execute()).length, 1);
  await close();
});

Deno.test("openStorage() brings the first version's rows along, and lists live ones by an index", async () => {
  await using folder = await temporaryFolder();
  const older = openDatabase(join(folder.path, "lernwerk.db")).db;
  const first = { "0001_ground_floor": await import("./migrations/0001_ground_floor.ts") };
  const provider = { getMigrations: () => Promise.resolve(first) };
  await new Migrator({ db: older, provider }).migrateToLatest();
  await older.insertInto("people").values(person).execute();
  await older.destroy();
  const storage = await openStorage(folder.path, createTestClock());
  assert.equal((await storage.db.selectFrom("people").selectAll().execute()).length, 1);
  const plan = await sql<{ detail: string }>`EXPLAIN QUERY PLAN
    SELECT * FROM dataset_rows WHERE project_id = 'p' AND deleted_at IS NULL
    ORDER BY position LIMIT 50 OFFSET 4000`.execute(storage.db);
  assert.match(plan.rows.map(({ detail }) => detail).join("\n"), /USING INDEX dataset_rows_live/);
  assert.doesNotMatch(JSON.stringify(plan.rows), /TEMP B-TREE/);
  await storage.close();
});
