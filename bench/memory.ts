/**
 * What the whole server takes with a project of 100,000 chunks and their vectors of 384 numbers:
 * the real program over a filled data folder, asked by words and by meaning over REST. The vectors
 * are opened from the database first (their file is not there yet), then from their file after a new
 * start. With the embedder's weights (LERNWERK_ENGINES) questions are embedded as well; without them
 * words answer alone, and only the text index is measured.
 *
 * BENCH_CHUNKS takes another number of chunks, BENCH_FOLDER keeps what was filled.
 */
import { join } from "node:path";
import type { DocumentId, Passages } from "@/core/contract/mod.ts";
import { openVectorStore } from "@/core/retrieval/mod.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { systemClock } from "@/core/system/mod.ts";
import { startApp } from "@/e2e/app_process.ts";
import { findBenchWeights } from "./_embedder.ts";
import { fillProject } from "./_filled_project.ts";
import { addOwnedProject } from "./_library.ts";
import { mostResidentMiB, residentMiB } from "./_processes.ts";
import { mixedQueries } from "./_query_mix.ts";
import { median } from "./_text.ts";

const chunks = Number(Deno.env.get("BENCH_CHUNKS") ?? 100_000);
const kept = Deno.env.get("BENCH_FOLDER");
const folder = kept ?? await Deno.makeTempDir();
const budgetMb = 600;

const { projectId, documents } = await filledProject();
const used = findBenchWeights() === null ? "none" : "used";
let most = 0;
for (const begin of ["vectors from the database", "vectors from their file"]) {
  await using app = await startApp(folder);
  const search = (query: string, filter?: object) =>
    app.client.call<Passages>("POST", `/api/v1/projects/${projectId}/search`, {
      body: { query, ...(filter && { filter }) },
    });
  console.log(`${begin}: at rest ${residentMiB(app.pid).toFixed(0)} MiB`);
  await allVectors(search);
  console.log(`  with all vectors open ${residentMiB(app.pid).toFixed(0)} MiB`);
  const times: number[] = [];
  for (const { query, filter } of mixedQueries(documents)) {
    const start = performance.now();
    await search(query, filter);
    times.push(performance.now() - start);
  }
  const highest = mostResidentMiB(app.pid);
  most = Math.max(most, highest);
  console.log(
    `  after ${times.length} searches ${residentMiB(app.pid).toFixed(0)} MiB, at most ` +
      `${highest.toFixed(0)} MiB; a search over REST takes ${median(times).toFixed(0)} ms (median)`,
  );
}
const megabytes = most * 1.048576;
console.log(`${chunks} chunks: at most ${megabytes.toFixed(0)} MB, wanted ${budgetMb} MB`);
if (!kept) await Deno.remove(folder, { recursive: true });
if (megabytes > budgetMb) Deno.exit(1);

/** Searches until the index holds the vector of every chunk. */
async function allVectors(search: (query: string) => Promise<Passages>): Promise<void> {
  for (;;) {
    const { vectors } = await search("boot");
    if (vectors.state !== used && vectors.state !== "failed") throw new Error(vectors.state);
    if (vectors.state === "failed" || vectors.share === 1) return;
  }
}

async function filledProject(): Promise<{ projectId: string; documents: DocumentId[] }> {
  const storage = await openStorage(folder, systemClock);
  const vectors = openVectorStore(join(folder, "vectors.db"));
  const { db } = storage;
  try {
    if (!await db.selectFrom("projects").select("id").executeTakeFirst()) {
      const scope = await addOwnedProject(db);
      await fillProject({ db, vectors }, scope, { chunks, words: 80 });
    }
    const { id } = await db.selectFrom("projects").select("id").executeTakeFirstOrThrow();
    const rows = await db.selectFrom("documents").select("id").orderBy("id").execute();
    return { projectId: id, documents: rows.map((row) => row.id as DocumentId) };
  } finally {
    vectors.close();
    await storage.close();
  }
}
