/**
 * From a closed project to the first hit: our flat file in its worker beside Orama's `load` of what it saved,
 * each in a process of its own, in turns, the files in the cache of the system. Orama is measured
 * with 10,000 vectors: what it saves of 100,000 is more than a string can hold. Then ours alone with
 * 100,000, and the memory that they take.
 */
import { join } from "node:path";
import { create, insert, save } from "@orama/orama";
import { loadKernels, VectorPartition } from "@/core/retrieval/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { capture } from "@/tasks/run.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import type { Opening } from "./_open_vectors.ts";
import { median } from "./_text.ts";
import { type Corpus, drawCorpus, drawQueries, ratioLine } from "./_vectors.ts";

const rounds = 7;
const exactLimit = 50_000;
const script = new URL("_open_vectors.ts", import.meta.url).pathname;

await using folder = await temporaryFolder();
const kernels = await loadKernels(createRuntime());

function entries({ count, dimensions, floats }: Corpus) {
  return Array.from({ length: count }, (_, at) => ({
    // As long as the ids of chunks are.
    id: `00000000-0000-7000-8000-${`${at}`.padStart(12, "0")}`,
    group: `document ${Math.floor(at / 50)}`,
    vector: floats.subarray(at * dimensions, (at + 1) * dimensions),
  }));
}

async function writeOurs(corpus: Corpus): Promise<string> {
  const path = join(folder.path, `${corpus.count}x${corpus.dimensions}.bin`);
  const options = { model: "bench", dimensions: corpus.dimensions, exactLimit };
  const partition = new VectorPartition(kernels, options);
  partition.set(entries(corpus));
  const start = performance.now();
  await partition.save(path);
  const megabytes = (await Deno.stat(path)).size / 1e6;
  console.log(`saved ${megabytes.toFixed(0)} MB in ${(performance.now() - start).toFixed(0)} ms`);
  partition.close();
  return path;
}

async function writeOrama(corpus: Corpus): Promise<string> {
  const path = join(folder.path, "orama.json");
  const db = create({ schema: { embedding: `vector[${corpus.dimensions}]` } });
  for (const { id, vector } of entries(corpus)) {
    insert(db, { id, embedding: Array.from(vector) } as never);
  }
  await Deno.writeTextFile(path, JSON.stringify(save(db)));
  return path;
}

async function measure(side: string, path: string, corpus: Corpus): Promise<Opening> {
  const query = join(folder.path, "query.json");
  await Deno.writeTextFile(query, JSON.stringify(Array.from(drawQueries(corpus, 1)[0]!)));
  return JSON.parse(await capture(Deno.execPath(), ["run", "-A", script, side, path, query]));
}

const small = drawCorpus(10_000, 384);
const paths = { ours: await writeOurs(small), orama: await writeOrama(small) };
const taken = { ours: [] as Opening[], orama: [] as Opening[] };
for (let round = 0; round < rounds; round++) {
  for (const side of round % 2 === 0 ? ["ours", "orama"] as const : ["orama", "ours"] as const) {
    taken[side].push(await measure(side, paths[side], small));
  }
}
const ids = new Set([...taken.ours, ...taken.orama].map(({ id }) => id));
if (ids.size !== 1) throw new Error(`The first hits differ: ${[...ids]}`);
const [ours, orama] = [taken.ours, taken.orama].map((side) => side.map(({ firstMs }) => firstMs));
console.log(`10,000 × 384 to the first hit: ${median(ours!).toFixed(0)} ms`);
console.log(`Orama's load: ${median(orama!).toFixed(0)} ms; ratio ${ratioLine(ours!, orama!)}`);

for (const dimensions of [384, 768]) {
  const corpus = drawCorpus(100_000, dimensions);
  const path = await writeOurs(corpus);
  const openings: Opening[] = [];
  for (let round = 0; round < rounds; round++) openings.push(await measure("ours", path, corpus));
  const values = (of: keyof Opening) => openings.map((opening) => Number(opening[of]));
  const middle = (of: keyof Opening) => median(values(of));
  const least = (of: keyof Opening) => Math.min(...values(of));
  console.log(
    `100,000 × ${dimensions}: to the first hit ${middle("firstMs").toFixed(0)} ms (least ` +
      `${least("firstMs").toFixed(0)}), opening alone ` +
      `${middle("openMs").toFixed(0)} ms, a search ${
        middle("searchMs").toFixed(1)
      } ms (medians of ` +
      `${rounds}); the worker's start takes ${middle("startMs").toFixed(0)} ms more`,
  );
  console.log(
    `memory of the process: ${middle("beforeMiB").toFixed(0)} MiB before, ` +
      `${middle("afterMiB").toFixed(0)} MiB with the vectors open`,
  );
}
