/**
 * Hybrid search with a filter in a project of 200,000 chunks with vectors of 384 numbers: words from
 * the database, vectors from their worker, one after the other, over a published mix of queries
 * (`_query_mix.ts`). Stock Orama cannot answer it: its hybrid search fails where a list of hits is
 * longer than V8 takes arguments, which is shown with as many documents of one word.
 *
 * The vector of a question is given; where the embedder's weights are installed, what making it
 * takes is measured beside. BENCH_CHUNKS takes another number of chunks, BENCH_FOLDER keeps what was
 * filled for the next run.
 */
import { join } from "node:path";
import process from "node:process";
import { systemLater } from "@/core/models/mod.ts";
import { create, insertMultiple, search as searchOrama } from "@orama/orama";
import type { DocumentId, SearchScope } from "@/core/contract/mod.ts";
import {
  createIndexedVectors,
  createPassageSearch,
  e5Model,
  openVectorStore,
} from "@/core/retrieval/mod.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { createRuntime, silentLog, systemClock } from "@/core/system/mod.ts";
import { createVectorsWorker } from "@/workers/mod.ts";
import { openBenchEmbedder } from "./_embedder.ts";
import { fillProject } from "./_filled_project.ts";
import { addOwnedProject } from "./_library.ts";
import { mix, mixedQueries, type QueryKind } from "./_query_mix.ts";
import { median } from "./_text.ts";
import { drawCorpus, drawQueries } from "./_vectors.ts";

const chunks = Number(Deno.env.get("BENCH_CHUNKS") ?? 200_000);
const kept = Deno.env.get("BENCH_FOLDER");
const folder = kept ?? await Deno.makeTempDir();
const budgetMs = 60;
const limit = 10;
const rounds = 3;

const storage = await openStorage(folder, systemClock);
const { db } = storage;
const vectors = openVectorStore(join(folder, "vectors.db"));
const scope = await filledScope();
const documents = (await db.selectFrom("documents").select("id").orderBy("id").execute())
  .map(({ id }) => id as DocumentId);

const worker = createVectorsWorker({ runtime: createRuntime(), log: silentLog });
const questions = drawQueries(drawCorpus(1000, e5Model.dimensions), 100);
let asked = 0;
const indexed = createIndexedVectors({
  db,
  clock: systemClock,
  vectors,
  index: worker,
  questions: {
    embed: () =>
      Promise.resolve({
        model: vectors.answering(scope.projectId)!,
        vector: questions[asked++ % questions.length]!,
      }),
  },
  fileOf: () => Promise.resolve(join(folder, "vectors.index")),
  onFailed: (error) => console.error(error),
  later: systemLater,
  patienceMs: 600_000,
});
const search = createPassageSearch({ db, vectors: indexed });

let start = performance.now();
await indexed.count(scope);
console.log(`index of the vectors open: ${since(start).toFixed(0)} ms`);

const queries = mixedQueries(documents);
const times = new Map<QueryKind, number[]>();
/** Processor time of all threads: on a shared machine the fairer figure. */
const computed: number[] = [];
for (let round = -1; round < rounds; round++) {
  for (const { kind, query, filter } of queries) {
    start = performance.now();
    const before = process.cpuUsage();
    const { vectors: used } = await search.search({
      ...scope,
      query,
      filter,
      limit,
      mode: "hybrid",
    });
    // The first round fills caches and lets the compilers finish.
    if (round >= 0) {
      times.set(kind, [...times.get(kind) ?? [], since(start)]);
      const { user, system } = process.cpuUsage(before);
      computed.push((user + system) / 1000);
    }
    if (used.state !== "used" || used.share < 1) throw new Error(JSON.stringify(used));
  }
}

const all = [...times.values()].flat();
console.log(`${chunks} chunks in ${documents.length} documents, ${queries.length} queries`);
console.log(`hybrid with a filter: ${line(all)}; wanted p95 ${budgetMs} ms`);
console.log(`processor time of all its threads: ${line(computed)}`);
for (const [kind, taken] of times) console.log(`  ${mix[kind].share} % ${kind}: ${line(taken)}`);

await timeQuestions();
await showOrama();

await indexed.close();
worker.close();
vectors.close();
await storage.close();
if (!kept) await Deno.remove(folder, { recursive: true });

function since(from: number): number {
  return performance.now() - from;
}

function line(taken: readonly number[]): string {
  const sorted = taken.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1]!;
  const [least, most] = [sorted[0]!, sorted.at(-1)!].map((ms) => ms.toFixed(0));
  return `p95 ${p95.toFixed(0)} ms, median ${median(taken).toFixed(0)} ms (${least} to ${most})`;
}

async function filledScope(): Promise<SearchScope> {
  const known = await db.selectFrom("projects").select(["id", "owner_id"]).executeTakeFirst();
  if (known) return { ownerId: known.owner_id, projectId: known.id } as SearchScope;
  const made = await addOwnedProject(db);
  const began = performance.now();
  await fillProject({ db, vectors }, made, { chunks, words: 80 });
  console.log(`filled in ${(since(began) / 1000).toFixed(0)} s`);
  return made;
}

async function timeQuestions(): Promise<void> {
  const embedder = openBenchEmbedder();
  if (!embedder) return console.log("No weights of the embedder: nothing about questions.");
  const taken: number[] = [];
  for (let at = -1; at < 20; at++) {
    const began = performance.now();
    await embedder.embed(
      [`Wie lange ist das Bootshaus im Oktober offen, und wer hat ${at}?`],
      "query",
    );
    if (at >= 0) taken.push(since(began));
  }
  await embedder.close();
  console.log(`beside it the question's vector: ${line(taken)}`);
}

async function showOrama(): Promise<void> {
  const orama = create({ schema: { text: "string", vector: "vector[4]" } as const });
  const rows = Array.from({ length: chunks }, (_, at) => ({
    ...{ id: `${at}`, text: "boot", vector: [1, at / chunks, 0, 0] },
  }));
  await insertMultiple(orama, rows, 5000);
  const vector = { value: [1, 0, 0, 0], property: "vector" };
  const found =
    (async () =>
      await searchOrama(orama, { mode: "hybrid", term: "boot", vector, similarity: 0, limit }))();
  const said = await found.then(({ count }) => `${count} hits`, (error) => `${error}`);
  console.log(`stock Orama, hybrid over ${chunks} documents of one word: ${said}`);
}
