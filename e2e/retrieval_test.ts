import assert from "node:assert/strict";
import { join } from "node:path";
import type { Client } from "@/cli/client.ts";
import type { AnswererChoice, AskPart, Passages } from "@/core/contract/mod.ts";
import { startApp } from "./app_process.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { startEmbeddingServer } from "./testing/pretended_embedding_server.ts";
import { startModelServer } from "./testing/pretended_model_server.ts";
import { makeProject, type ShownJob, untilRest, upload } from "./testing/steps.ts";

const files = [
  new File(["# Hafen\n\nDie Schleuse öffnet um 6:40 Uhr.\n"], "hafen.md"),
  new File(["Der Leuchtturm ist 31 Meter hoch.\n"], "turm.txt"),
];

/** A project with documents that were read, and whatever their reading started. */
async function readProject(client: Client): Promise<string> {
  const project = await makeProject(client);
  await upload(client, project, files);
  await client.call("POST", `${project}/documents/process`, { body: {} });
  await untilQuiet(client);
  return project;
}

async function untilQuiet(client: Client): Promise<void> {
  for (;;) {
    const { jobs } = await client.call<{ jobs: ShownJob[] }>("GET", "/api/v1/jobs");
    const open = jobs.find(({ state }) => state === "queued" || state === "running");
    if (!open) return;
    await untilRest(client, open);
  }
}

function search(client: Client, project: string, body: object): Promise<Passages> {
  return client.call<Passages>("POST", `${project}/search`, { body });
}

Deno.test("search over REST: by words at once, by meaning when a server makes vectors, by words alone when it fails", async () => {
  await using folder = await temporaryFolder();
  await using embeddings = startEmbeddingServer();
  await using app = await startApp(join(folder.path, "data"), {
    env: { LERNWERK_ENGINES: join(folder.path, "engines") },
  });
  const { client } = app;
  const project = await readProject(client);
  const byWords = await search(client, project, { query: "Wann öffnet die Schleuse?" });
  assert.equal(byWords.hits[0]!.documentName, "hafen.md");
  assert.equal(byWords.vectors.state, "none");
  assert.deepEqual(byWords.hits[0]!.headingPath, ["Hafen"]);

  const body = { embedderUrl: embeddings.url, embedderModel: "words" };
  await client.call("PATCH", "/api/v1/settings", { body });
  await untilQuiet(client);
  assert.equal(embeddings.asked() > 0, true);
  const both = await search(client, project, { query: "Wie hoch ist der Leuchtturm?" });
  assert.deepEqual(both.vectors, { state: "used", share: 1, error: null });
  assert.equal(both.hits[0]!.documentName, "turm.txt");
  assert.ok(both.hits[0]!.why.vector && both.hits[0]!.why.text);
  const byMeaning = await search(client, project, { query: "Leuchtturm", mode: "vector" });
  assert.equal(byMeaning.hits[0]!.documentName, "turm.txt");

  embeddings.fail(true);
  const without = await search(client, project, { query: "Schleuse" });
  assert.deepEqual([without.vectors.state, without.vectors.error?.code], [
    "failed",
    "embedder_failed",
  ]);
  assert.equal(without.hits[0]!.documentName, "hafen.md");
  await assert.rejects(search(client, project, { query: "Schleuse", mode: "vector" }), {
    code: "embedder_failed",
  });
});

Deno.test("search over REST: whatever is asked is answered, and nothing is found for nobody", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(join(folder.path, "data"));
  const { client } = app;
  const project = await readProject(client);
  const queries = [
    "x".repeat(100_000),
    "und oder die der das",
    `" ' * ( ) AND OR NOT NEAR/2 ^ : { } - + ; -- \\ %`,
    '""',
    "-",
    "-Schleuse",
    "🙂",
    "ß",
    "\u0000\u202e\ud800",
  ];
  for (const query of queries) {
    const { hits } = await search(client, project, { query });
    assert.ok(Array.isArray(hits), query);
  }
  const none = await search(client, project, { query: "Schleuse", filter: { documentIds: [] } });
  assert.deepEqual(none.hits, []);
  await assert.rejects(search(client, project, { query: "" }), { code: "bad_input" });
  await assert.rejects(search(client, project, { query: "x".repeat(100_001) }), {
    code: "bad_input",
  });
  await assert.rejects(search(client, "/api/v1/projects/none", { query: "x" }), {
    code: "not_found",
  });
});

Deno.test("answers over REST: numbered sources first, citations checked, with and without documents", async () => {
  await using folder = await temporaryFolder();
  await using model = startModelServer((prompt) =>
    prompt.includes("[1]") ? "Um 6:40 Uhr [1], sagt man [9]." : "Das weiß ich nicht."
  );
  await using app = await startApp(join(folder.path, "data"));
  const { client } = app;
  const project = await readProject(client);
  const nobody = await client.call<AnswererChoice[]>("GET", `${project}/answers`);
  assert.deepEqual(nobody.map(({ answerer }) => answerer.kind).includes("server"), false);
  await client.call("PATCH", "/api/v1/settings", { body: { modelServerUrl: model.url } });
  const choices = await client.call<AnswererChoice[]>("GET", `${project}/answers`);
  const server = choices.find(({ answerer }) => answerer.kind === "server")!;
  const parts = await ask(client, project, {
    question: "Wann öffnet die Schleuse?",
    answers: [true, false].map((withDocuments) => ({ by: server.answerer, withDocuments })),
  });
  const of = (answer: number) => parts.filter((part) => part.answer === answer);
  const first = of(0)[0]!;
  assert.ok(first.type === "sources");
  assert.equal(first.sources[0]!.documentName, "hafen.md");
  assert.equal(first.sources[0]!.number, 1);
  assert.equal(textOf(of(0)), "Um 6:40 Uhr [1], sagt man .");
  const last = of(0).at(-1)!;
  assert.ok(last.type === "end");
  assert.deepEqual([last.cited, last.invented], [[1], [9]]);
  assert.equal(textOf(of(1)), "Das weiß ich nicht.");
});

async function ask(
  { address: { url, token } }: Client,
  project: string,
  body: object,
): Promise<AskPart[]> {
  const response = await fetch(new URL(`${project}/answers`, url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.text()).trim().split("\n").map((line) => JSON.parse(line));
}

function textOf(parts: readonly AskPart[]): string {
  return parts.flatMap((part) => part.type === "text" ? [part.text] : []).join("");
}
