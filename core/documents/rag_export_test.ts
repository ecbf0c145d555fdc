import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ChunkId, DocumentId } from "@/core/contract/mod.ts";
import { openStudio, type Studio } from "./testing/studio.ts";

const golden = new URL("./testdata/rag_export.json", import.meta.url);

/** Two documents whose rows are the same in every run. */
async function addFixedRows({ db, ownerId, projectId }: Studio): Promise<void> {
  for (const [number, name] of ["Größe.pdf", "notes.md"].entries()) {
    const documentId = `00000000-0000-7000-8000-00000000000${number}` as DocumentId;
    await db.insertInto("documents").values({
      id: documentId,
      owner_id: ownerId,
      project_id: projectId,
      name,
      bytes: 10,
      sha256: String(number).repeat(64),
      format: number === 0 ? "pdf" : "md",
      state: "ready",
      pages: number === 0 ? 2 : null,
      chunk_count: 2,
      characters: 20,
      tokens: 6,
      created_at: "2026-03-04T05:06:07.890Z",
    }).execute();
    await db.insertInto("chunks").values([0, 1].map((position) => ({
      id: `00000000-0000-7000-8000-0000000000${number}${position}` as ChunkId,
      owner_id: ownerId,
      project_id: projectId,
      document_id: documentId,
      position,
      text: position === 0 ? "Größe 🙂" : "it's the\nsecond",
      tokens: 3,
      start_offset: position * 10,
      end_offset: position * 10 + 8,
      page: number === 0 ? position + 1 : null,
      heading_path: JSON.stringify(position === 0 ? [] : ["Über", "Mehr"]),
    }))).execute();
  }
}

function dump(path: string) {
  using database = new DatabaseSync(path, { readOnly: true });
  const schema = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'documents'").get();
  const rows = database.prepare("SELECT * FROM documents ORDER BY id").all();
  return {
    columns: String(schema?.["sql"]).replaceAll(/\s+/g, " "),
    rows: rows.map((row) => ({ ...row, metadata: JSON.parse(String(row["metadata"])) })),
  };
}

Deno.test("exportRag() writes the table of the seed, as in the golden file", async () => {
  await using studio = await openStudio();
  await addFixedRows(studio);
  const { path, documents, chunks } = await studio.documents.exportRag(studio.projectId);
  assert.equal(path, join(studio.folder, "projects", studio.projectId, "data", "rag_export.db"));
  assert.deepEqual([documents, chunks], [2, 4]);
  assert.deepEqual(dump(path), JSON.parse(await Deno.readTextFile(golden)));
});

Deno.test("exportRag() gives the same bytes for the same rows", async () => {
  await using studio = await openStudio();
  await addFixedRows(studio);
  const { path } = await studio.documents.exportRag(studio.projectId);
  const first = await Deno.readFile(path);
  await studio.documents.exportRag(studio.projectId);
  assert.deepEqual(await Deno.readFile(path), first);
});

Deno.test("exportRag() leaves out what is not ready or was removed", async () => {
  await using studio = await openStudio();
  await addFixedRows(studio);
  const [first, second] = await studio.documents.list(studio.projectId);
  await studio.documents.remove(first!.id);
  await studio.db.updateTable("documents").set({ state: "failed" }).where("id", "=", second!.id)
    .execute();
  const { path } = await studio.documents.exportRag(studio.projectId);
  assert.deepEqual(dump(path).rows, []);
});

Deno.test("exportRag() replaces the last export whole and clears up after a kill", async () => {
  await using studio = await openStudio();
  const folder = join(await studio.projects.folderOf(studio.projectId), "data");
  await Deno.writeTextFile(join(folder, "rag_export.db.killed.tmp"), "half");
  await Deno.writeTextFile(join(folder, "rag_export.db"), "an older export");
  await studio.documents.exportRag(studio.projectId);
  assert.deepEqual(await Array.fromAsync(Deno.readDir(folder), ({ name }) => name), [
    "rag_export.db",
  ]);
});
