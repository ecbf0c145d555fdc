import assert from "node:assert/strict";
import { receiveUploads } from "./receive_uploads.ts";
import { openStudio, streamOf } from "./testing/studio.ts";

/** Receives files of which the n-th has the n-th content. */
async function receive(contents: readonly string[], limitBytes = 100) {
  await using studio = await openStudio();
  const { documents, ownerId, projectId } = studio;
  const received = await receiveUploads(
    documents,
    { ownerId, projectId, limitBytes },
    async (onFile) => {
      for (const [at, content] of contents.entries()) {
        await onFile({ fileName: `${at}.txt`, stream: streamOf(content) });
      }
    },
  );
  const outcomes = received.files.map(({ file, outcome, error }) =>
    [file, outcome, error?.code].filter(Boolean).join(" ")
  );
  return { outcomes, end: received.end?.code ?? null };
}

Deno.test("receiveUploads() says of each file what became of it; a bad one stops no other", async () => {
  assert.deepEqual(await receive(["Eins.", "", "Eins.", "Zwei."]), {
    outcomes: ["0.txt added", "1.txt failed document_empty", "2.txt exists", "3.txt added"],
    end: null,
  });
});

Deno.test("receiveUploads() ends with a file above the limit, which is named last", async () => {
  assert.deepEqual(await receive(["Eins.", "x".repeat(101), "Zwei."]), {
    outcomes: ["0.txt added", "1.txt failed too_large"],
    end: "too_large",
  });
});

Deno.test("receiveUploads() passes on what reading the form throws", async () => {
  await using studio = await openStudio();
  const { documents, ownerId, projectId } = studio;
  const broken = new Error("cut off");
  const reading = receiveUploads(
    documents,
    { ownerId, projectId, limitBytes: 100 },
    () => Promise.reject(broken),
  );
  await assert.rejects(reading, broken);
});

Deno.test("receiveUploads() begins reading where that is wanted and something is unread", async () => {
  await using studio = await openStudio();
  const { documents, ownerId, projectId, db } = studio;
  const place = { ownerId, projectId, limitBytes: 100 };
  const jobs = () => db.selectFrom("jobs").select(["kind", "params"]).execute();
  const receiveOne = (name: string, content: string, isReadAtOnce: boolean) =>
    receiveUploads(
      documents,
      { ...place, isReadAtOnce },
      (onFile) => onFile({ fileName: name, stream: streamOf(content) }),
    );
  await receiveOne("a.txt", "Eins.", false);
  await receiveOne("leer.txt", "", true);
  assert.deepEqual(await jobs(), [], "programs say when, and nothing came in");
  // The same file, which nobody has read yet.
  await receiveOne("b.txt", "Eins.", true);
  await receiveOne("c.txt", "Zwei.", true);
  const [job, ...more] = await jobs();
  assert.deepEqual([job!.kind, more.length], ["documents.process", 0]);
  assert.equal(JSON.parse(job!.params).onlyNew, true);
});

Deno.test("receiveUploads() reads what came in before the form broke off", async () => {
  await using studio = await openStudio();
  const { documents, ownerId, projectId, db } = studio;
  const broken = new Error("cut off");
  const receiving = receiveUploads(
    documents,
    { ownerId, projectId, limitBytes: 100, isReadAtOnce: true },
    async (onFile) => {
      await onFile({ fileName: "a.txt", stream: streamOf("Eins.") });
      throw broken;
    },
  );
  await assert.rejects(receiving, broken);
  assert.equal((await db.selectFrom("jobs").select("id").execute()).length, 1);
});
