import assert from "node:assert/strict";
import type { ChunkId } from "@/core/contract/mod.ts";
import { storeReading } from "./store_reading.ts";
import { splitText } from "./splitter.ts";
import { openStudio } from "./testing/studio.ts";
import { loadTokenCounter } from "./tokens/token_counter.ts";

Deno.test("places() says where chunks are found, and leaves out what is gone", async () => {
  await using studio = await openStudio();
  const { db, documents, ownerId } = studio;
  const text = "One sentence with some words in it. ".repeat(20);
  const { document } = await studio.add("a.txt", text);
  const counter = await loadTokenCounter();
  const chunks = [...splitText(text, { size: 32, overlap: 4 }, counter)];
  const reading = { format: "txt" as const, text, pageStarts: null, headings: [], chunks };
  await storeReading(db, { document, ownerId }, reading);
  const all = await documents.chunks(document.id, { from: 0, limit: 200 });
  const [first, last] = [all.at(0)!, all.at(-1)!];
  const gone = "01900000-0000-7000-8000-000000000000" as ChunkId;
  const places = await documents.places([last.id, first.id, last.id, gone]);
  const byPosition = places.toSorted((a, b) => a.position - b.position);
  assert.deepEqual(
    byPosition.map(({ chunkId, name, position, page, lastPage }) => ({
      chunkId,
      name,
      position,
      page,
      lastPage,
    })),
    [
      { chunkId: first.id, name: "a.txt", position: 0, page: null, lastPage: null },
      { chunkId: last.id, name: "a.txt", position: all.length - 1, page: null, lastPage: null },
    ],
  );
  await documents.remove(document.id);
  assert.deepEqual(await documents.places([first.id]), []);
  assert.deepEqual(await documents.places([]), []);
});
