import assert from "node:assert/strict";
import { sql } from "kysely";
import { createTestClock } from "@/core/system/mod.ts";
import type { MigrationProgress } from "../migration_progress.ts";
import { openStorage } from "../storage.ts";
import { makeOldDatabase } from "../testing/old_database.ts";

async function temporaryFolder() {
  const path = await Deno.makeTempDir();
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

Deno.test("an old database is brought along in steps that are told, and all of it is found", async () => {
  await using folder = await temporaryFolder();
  await makeOldDatabase(folder.path, { documents: 7, chunks: 450 });
  const told: MigrationProgress[] = [];
  const { db, close } = await openStorage(folder.path, createTestClock(), {
    onMigration: (progress) => void told.push(progress),
  });
  const steps = [0, 900, 1800, 2700].map((done) => ({ done, total: 3150 }));
  assert.deepEqual(told, [...steps, ...steps], "once for FTS5, once for the lists");
  const found = async (word: string) => {
    const { rows } = await sql<{ rowid: number }>`
      SELECT rowid FROM chunk_words WHERE chunk_words MATCH ${`"1:${word}"`}`.execute(db);
    return rows.length;
  };
  assert.deepEqual([await found("haus"), await found("449"), await found("nirgends")], [
    3150,
    7,
    0,
  ]);
  const { rows } = await sql<{ word: string; chunks: number }>`
    SELECT word, chunks FROM long_words`.execute(db);
  assert.deepEqual(rows.map(({ word, chunks }) => [word, chunks]), [["textstell", 3150]]);
  assert.deepEqual((await sql`SELECT name FROM temp.sqlite_schema`.execute(db)).rows, []);
  await close();
});

Deno.test("a database that was brought along is opened without a word", async () => {
  await using folder = await temporaryFolder();
  await makeOldDatabase(folder.path, { documents: 1, chunks: 1 });
  const again = () => assert.fail("nothing is to be brought along");
  const { close } = await openStorage(folder.path, createTestClock());
  await close();
  await (await openStorage(folder.path, createTestClock(), { onMigration: again })).close();
});
