/**
 * The ten nearest of 100,000 vectors of 768 numbers: our index, exact in f32 and with int8
 * candidates, beside Orama's own vector search, usearch's and sqlite-vec's exact search, and beside
 * merely reading as much memory. One thread each. All find the same before any time is taken.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { create, insert, searchVector } from "@orama/orama";
import { getLoadablePath } from "sqlite-vec";
import { exactSearch, type Matches, MetricKind } from "usearch";
import { loadKernels, VectorPartition } from "@/core/retrieval/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { median } from "./_text.ts";
import {
  type Corpus,
  drawCorpus,
  drawQueries,
  memoryReader,
  ratioLine,
  takeTurns,
} from "./_vectors.ts";

const [count, dimensions, k] = [100_000, 768, 10];
const rounds = 21;
const options = { model: "bench", dimensions };

const corpus = drawCorpus(count, dimensions);
const queries = drawQueries(corpus, 100);

function rowOf(at: number): Float32Array {
  return corpus.floats.subarray(at * dimensions, (at + 1) * dimensions);
}

function fill(partition: VectorPartition): VectorPartition {
  for (let first = 0; first < count; first += 1000) {
    partition.set(Array.from({ length: 1000 }, (_, at) => ({
      id: `${first + at}`,
      group: "",
      vector: rowOf(first + at),
    })));
  }
  return partition;
}

function search(partition: VectorPartition): (query: Float32Array) => string[] {
  return (vector) => partition.search({ vector, k }).map(({ id }) => id);
}

function orama(): (query: Float32Array) => Promise<string[]> {
  const db = create({ schema: { embedding: `vector[${dimensions}]` }, sort: { enabled: false } });
  for (let at = 0; at < count; at++) insert(db, { id: `${at}`, embedding: Array.from(rowOf(at)) });
  return async (value) => {
    const vector = { value: value as never, property: "embedding" };
    const params = {
      mode: "vector",
      vector,
      similarity: 0,
      limit: k,
      includeVectors: true,
    } as const;
    return (await searchVector(db, params)).hits.map(({ id }) => id);
  };
}

function usearch(query: Float32Array): string[] {
  const found = exactSearch(corpus.floats, query, dimensions, k, MetricKind.IP, 1) as Matches;
  return Array.from(found.keys, String);
}

function sqliteVec({ floats }: Corpus): (query: Float32Array) => string[] {
  const db = new DatabaseSync(":memory:", { allowExtension: true });
  db.loadExtension(getLoadablePath());
  db.exec(`CREATE VIRTUAL TABLE v USING vec0(e float[${dimensions}] distance_metric=cosine)`);
  const add = db.prepare("INSERT INTO v (rowid, e) VALUES (?, ?)");
  db.exec("BEGIN");
  const bytes = new Uint8Array(floats.buffer);
  for (let at = 0; at < count; at++) {
    add.run(BigInt(at), bytes.subarray(at * dimensions * 4, (at + 1) * dimensions * 4));
  }
  db.exec("COMMIT");
  const nearest = db.prepare(`SELECT rowid FROM v WHERE e MATCH ? AND k = ${k} ORDER BY distance`);
  return (query) => {
    const bytes = new Uint8Array(query.buffer, query.byteOffset, query.byteLength);
    return nearest.all(bytes).map(({ rowid }) => `${rowid}`);
  };
}

await using folder = await temporaryFolder();
const path = join(folder.path, "vectors.bin");
const runtime = createRuntime();
const [relaxed, strict] = [await loadKernels(runtime), await loadKernels(runtime, ["simd"])];

const exact = search(fill(new VectorPartition(relaxed, { ...options, exactLimit: count })));
const bytes = fill(new VectorPartition(relaxed, { ...options, exactLimit: 0 }));
await bytes.save(path);
const sides = {
  exact,
  [`int8 ${relaxed.variant}`]: search(VectorPartition.open(relaxed, options, path).partition),
  "int8 strict": search(VectorPartition.open(strict, options, path).partition),
  orama: orama(),
  usearch,
  "sqlite-vec": sqliteVec(corpus),
};

/** Of ten hits so many are the exact ones, in order for how many of the questions. */
async function agreement(
  side: (query: Float32Array) => string[] | Promise<string[]>,
  some: number,
) {
  let [shared, inOrder] = [0, 0];
  for (const query of queries.slice(0, some)) {
    const [wanted, found] = [exact(query), await side(query)];
    shared += wanted.filter((id) => found.includes(id)).length;
    if (wanted.join() === found.join()) inOrder++;
  }
  return { recall: shared / (k * some), inOrder: `${inOrder} of ${some}` };
}

for (const [name, side] of Object.entries(sides)) {
  if (name === "exact") continue;
  const { recall, inOrder } = await agreement(side, name.startsWith("int8") ? 100 : 20);
  console.log(`${name}: recall@10 ${recall.toFixed(3)}, same order for ${inOrder} questions`);
  if (recall < (name.startsWith("int8") ? 0.99 : 1)) Deno.exit(1);
}

const read = await memoryReader(count * dimensions * 4);
const timed = Object.entries(sides).map(([name, side]) =>
  [name, (round: number) => side(queries[round]!)] as const
);
const times = await takeTurns<string>(rounds, { reading: read, ...Object.fromEntries(timed) });
for (const [name, taken] of Object.entries(times)) {
  const least = Math.min(...taken);
  console.log(
    `${name}: ${median(taken).toFixed(1)} ms (median of ${rounds}, least ${least.toFixed(1)})`,
  );
}
console.log("ratios of the same rounds: median (least to greatest)");
for (const own of Object.keys(times).filter((name) => /^(exact|int8)/.test(name))) {
  for (const other of ["reading", "orama", "usearch", "sqlite-vec"]) {
    console.log(`${other} : ${own} = ${ratioLine(times[own]!, times[other]!)}`);
  }
}
