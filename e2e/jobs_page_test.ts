import assert from "node:assert/strict";
import type { Kysely } from "kysely";
import type { Page } from "playwright-core";
import { type Database, inBatches, openWorkerStorage } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import { awake, walk } from "./testing/walk.ts";

const at = "2026-01-01T10:00:00.000Z";

/** A job that nobody starts, in the state in which it was left. */
async function addJob(
  db: Kysely<Database>,
  { kind, state, error = null }: { kind: string; state: string; error?: object | null },
): Promise<string> {
  const { id: ownerId } = await db.selectFrom("people").select("id").executeTakeFirstOrThrow();
  const id = newId();
  await db.insertInto("jobs").values({
    id,
    kind,
    owner_id: ownerId,
    project_id: null,
    state,
    slot: "cpu",
    params: "{}",
    error: error && JSON.stringify(error),
    progress: JSON.stringify({ done: 31, total: 50, unit: "steps" }),
    attempt: 1,
    recoveries: 0,
    created_at: at,
    started_at: at,
    finished_at: state === "done" ? "2026-01-01T10:02:00.000Z" : null,
  }).execute();
  return id;
}

async function addLog(db: Kysely<Database>, jobId: string, lines: number): Promise<void> {
  const rows = Array.from({ length: lines }, (_, line) => ({
    job_id: jobId,
    attempt: 1,
    seq: line + 1,
    at,
    type: "log",
    data: JSON.stringify({ level: "info", message: `line ${line}` }),
  }));
  await inBatches(db, rows, (batch, trx) => trx.insertInto("job_events").values(batch).execute());
}

/** Lines that are in the page now. */
async function linesIn(page: Page): Promise<string[]> {
  return (await page.getByRole("region", { name: "Protokoll" }).innerText()).split("\n");
}

walk("jobs: a list that is filtered, paged and acted on", async (walk) => {
  const { page, app, folder, complaints } = walk;
  const { db, close } = openWorkerStorage(folder);
  for (let count = 0; count < 55; count++) {
    await addJob(db, { kind: "documents.process", state: "done" });
  }
  await addJob(db, {
    kind: "exports.create",
    state: "failed",
    error: { code: "disk_full", params: { needed_mb: 5, free_mb: 1 } },
  });
  await addJob(db, { kind: "training.run", state: "paused" });
  await page.goto(`${app.url}/jobs`);
  await awake(page);
  const rows = page.locator("main tbody tr");
  assert.equal(await rows.count(), 50);
  await page.getByRole("link", { name: "Ältere Aufträge" }).click();
  await page.getByText("7 Aufträge gezeigt").waitFor();
  await page.getByRole("link", { name: "Neueste Aufträge" }).click();
  await page.getByText("50 Aufträge gezeigt").waitFor();

  await page.getByLabel("Zeigen").selectOption({ label: "fehlgeschlagen oder abgebrochen" });
  await page.getByRole("button", { name: "Zeigen" }).click();
  await page.waitForURL(/group=ended/);
  assert.equal(await rows.count(), 1);
  await rows.getByText("Export").waitFor();
  await page.goto(`${app.url}/jobs?group=waiting`);
  await awake(page);
  await rows.getByText("31/50 Schritte").waitFor();
  await rows.getByRole("button", { name: "Abbrechen" }).click();
  await page.waitForURL(`${app.url}/jobs`);
  await rows.first().getByText("abgebrochen").waitFor();
  await page.goto(`${app.url}/jobs?group=waiting`);
  await page.getByText("Kein Auftrag passt.").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

walk("jobs: a new job comes into the list by itself, and its page follows it", async (walk) => {
  const { page, app, complaints } = walk;
  await page.goto(`${app.url}/jobs`);
  await page.getByText("Noch kein Auftrag.").waitFor();
  const { id } = await app.client.call<{ id: string }>("POST", "/api/v1/projects", {
    body: { name: "Chemie" },
  });
  const generate = () =>
    app.client.call<{ id: string }>("POST", `/api/v1/projects/${id}/rows/generate`, {
      body: { generator: "extractive" },
    });
  await generate();
  await page.goto(`${app.url}/jobs`);
  await awake(page);
  const rows = page.locator("main tbody tr");
  await rows.first().getByText(/fehlgeschlagen|fertig/).waitFor();
  assert.equal(await rows.count(), 1);
  const job = await generate();
  await rows.nth(1).waitFor();
  await rows.first().getByText(/fehlgeschlagen|fertig/).waitFor();
  await rows.first().getByRole("link").first().click();
  await page.waitForURL(`${app.url}/jobs/${job.id}`);
  await page.getByRole("heading", { name: "Trainingsdaten erzeugen" }).waitFor();
  await page.getByRole("link", { name: "Alle Aufträge" }).click();
  await page.waitForURL(`${app.url}/jobs`);
  assert.deepEqual(complaints, []);
});

walk("jobs: a log of 100,000 lines of which only those in sight are in the page", async (walk) => {
  const { page, app, folder, complaints } = walk;
  const { db, close } = openWorkerStorage(folder);
  const id = await addJob(db, { kind: "documents.process", state: "done" });
  await addLog(db, id, 100_000);
  await page.goto(`${app.url}/jobs/${id}`);
  await awake(page);
  const log = page.getByRole("region", { name: "Protokoll" });
  await page.getByText("100.000 Zeilen").waitFor();
  await log.getByText("line 99999").waitFor();
  assert.ok((await linesIn(page)).length < 100);

  await log.evaluate((box) => box.scrollTop = box.scrollHeight / 2);
  await log.getByText("line 50000").waitFor();
  assert.ok((await linesIn(page)).length < 100);
  await log.evaluate((box) => box.scrollTop = 0);
  await log.getByText(/^line 0\n/).waitFor();
  await page.getByRole("button", { name: "Ans Ende" }).click();
  await log.getByText("line 99999").waitFor();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Ganzes Protokoll herunterladen" }).click();
  const text = await Deno.readTextFile(await (await downloading).path());
  assert.equal(text.trimEnd().split("\n").length, 100_000);
  assert.deepEqual(complaints, []);
  await close();
});
