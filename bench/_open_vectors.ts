/**
 * One measurement of `vectors_open` in a process of its own: opens the vectors at a path, ours in
 * their worker or Orama's saved ones, searches once, and prints one line of JSON.
 */
import { create, load, searchVector } from "@orama/orama";
import type { PersonId, ProjectId } from "@/core/contract/mod.ts";
import { createRuntime, newId, silentLog } from "@/core/system/mod.ts";
import { createVectorsWorker } from "@/workers/mod.ts";
import { residentMiB } from "./_processes.ts";

/** What one process tells. */
export interface Opening {
  /** Until the worker answers; none for Orama, which has none. */
  startMs: number;
  /** From there to the answer of the first search. */
  firstMs: number;
  /** The opening alone, the least of some. */
  openMs: number;
  /** The least of some searches. */
  searchMs: number;
  /** What the process takes before and after. */
  beforeMiB: number;
  afterMiB: number;
  /** The first hit. */
  id: string;
}

async function openOurs(path: string, vector: Float32Array): Promise<Opening> {
  const beforeMiB = residentMiB(Deno.pid);
  const begin = performance.now();
  const worker = createVectorsWorker({ runtime: createRuntime(), log: silentLog });
  const key = { ownerId: newId<PersonId>(), projectId: newId<ProjectId>() };
  const request = { ...key, path, model: "bench", dimensions: vector.length };
  await worker.ask({ do: "open", request: { ...request, path: `${path}.none` } });
  const startMs = performance.now() - begin;
  const start = performance.now();
  const search = () => worker.ask({ do: "search", query: { ...key, vector, k: 10 } });
  const { state } = await worker.ask({ do: "open", request });
  if (state !== "opened") throw new Error(state);
  const { hits } = await search();
  const firstMs = performance.now() - start;
  const searchMs = await least(search);
  const afterMiB = residentMiB(Deno.pid);
  const openMs = await least(async () => {
    await worker.ask({ do: "close", key });
    await worker.ask({ do: "open", request });
  });
  worker.close();
  return { startMs, firstMs, openMs, searchMs, beforeMiB, afterMiB, id: hits[0]!.id };
}

async function openOrama(path: string, value: Float32Array): Promise<Opening> {
  const beforeMiB = residentMiB(Deno.pid);
  const start = performance.now();
  const db = create({ schema: { embedding: `vector[${value.length}]` } });
  load(db, JSON.parse(await Deno.readTextFile(path)));
  const openMs = performance.now() - start;
  const vector = { value: value as never, property: "embedding" };
  const search = async () =>
    await searchVector(db, { mode: "vector", vector, similarity: 0, includeVectors: true });
  const { hits } = await search();
  const firstMs = performance.now() - start;
  const searchMs = await least(search);
  const afterMiB = residentMiB(Deno.pid);
  return { startMs: 0, firstMs, openMs, searchMs, beforeMiB, afterMiB, id: hits[0]!.id };
}

async function least(act: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 9; round++) {
    const start = performance.now();
    await act();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

if (import.meta.main) {
  const [side, path, query] = Deno.args as [string, string, string];
  const vector = Float32Array.from(JSON.parse(await Deno.readTextFile(query)) as number[]);
  const opening = await (side === "ours" ? openOurs(path, vector) : openOrama(path, vector));
  console.log(JSON.stringify(opening));
}
