import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { createServerChatModel } from "./server_chat_model.ts";
import { readAnswer, testChatModel } from "./testing/chat_model_suite.ts";

type Respond = (request: Record<string, unknown>) => Response;

/** Serves on a free port of this computer while `work` runs. */
async function withServer(
  respond: Respond,
  work: (address: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    assert.equal(new URL(request.url).pathname, "/v1/chat/completions");
    return respond(await request.json());
  });
  try {
    await work(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}

const words = "one two three four five six seven eight nine ten eleven twelve thirteen".split(" ");

/** Answers like llama-server: a word a token, stop texts, usage at the end, then [DONE]. */
function answerLikeLlamaServer(request: Record<string, unknown>): Response {
  const stops = (request.stop ?? []) as string[];
  const tokens = words.slice(0, Number(request.max_tokens)).map((word) => `${word} `);
  const stop = stops.find((text) => tokens.join("").includes(text));
  const text = stop ? tokens.join("").slice(0, tokens.join("").indexOf(stop)) : tokens.join("");
  const pieces = text.match(/\S* ?/g) ?? [];
  const isCut = !stop && tokens.length === request.max_tokens;
  return stream([
    ": a comment line",
    ...pieces.map((content) => event({ choices: [{ delta: { content } }] })),
    event({ choices: [{ delta: {}, finish_reason: isCut ? "length" : "stop" }] }),
    event({ choices: [], usage: { prompt_tokens: 9, completion_tokens: tokens.length } }),
    "data: [DONE]",
  ]);
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}`;
}

function stream(lines: string[], lineEnd = "\n"): Response {
  const body = lines.map((line) => line + lineEnd + lineEnd).join("");
  return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
}

function modelAt(address: string) {
  return createServerChatModel({ fetch }, { address, model: "any" });
}

testChatModel({
  name: "createServerChatModel()",
  withModel: (work) => withServer(answerLikeLlamaServer, (address) => work(modelAt(address))),
  withBroken: (work) =>
    withServer(
      () => new Response('{"error":"no model loaded"}', { status: 503 }),
      (address) => work(modelAt(address), "chat_server_failed"),
    ),
});

const ask = { messages: [{ role: "user" as const, content: "?" }] };

Deno.test("createServerChatModel() reads CRLF, characters cut in two, and an end without [DONE]", async () => {
  const bytes = new TextEncoder().encode(
    `${event({ choices: [{ delta: { content: "Grüße 😀" } }] })}\r\n\r\n${
      event({ choices: [{ delta: { content: "!" } }] })
    }`,
  );
  const respond = () => {
    const body = ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte)));
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  await withServer(respond, async (address) => {
    const { text, end } = await readAnswer(modelAt(address).chat(ask));
    assert.equal(text, "Grüße 😀!");
    assert.ok(end?.type === "end");
    assert.deepEqual(end.usage, { promptTokens: null, completionTokens: null });
  });
});

const badAnswers: Record<string, Respond> = {
  "a web page": () => new Response("<html>", { headers: { "content-type": "text/html" } }),
  "an error inside a good stream": () =>
    stream([
      event({ choices: [{ delta: { content: "a" } }] }),
      event({ error: { message: "out of memory" } }),
    ]),
  "no JSON": () => stream(["data: {broken"]),
};

for (const [what, respond] of Object.entries(badAnswers)) {
  Deno.test(`createServerChatModel() tells that the server answered with ${what}`, async () => {
    await withServer(respond, async (address) => {
      await assert.rejects(readAnswer(modelAt(address).chat(ask)), { code: "chat_server_failed" });
    });
  });
}

Deno.test("createServerChatModel() tells that no server answers", async () => {
  let address = "";
  await withServer(() => new Response(), (at) => Promise.resolve(void (address = at)));
  await assert.rejects(readAnswer(modelAt(address).chat(ask)), { code: "chat_server_unreachable" });
});

Deno.test("createServerChatModel() follows no redirect", async () => {
  const respond = () => Response.redirect("http://127.0.0.1:9/", 307);
  await withServer(respond, async (address) => {
    await assert.rejects(readAnswer(modelAt(address).chat(ask)), {
      code: "chat_server_unreachable",
    });
  });
});

Deno.test("createServerChatModel() refuses addresses that are not this computer's", () => {
  const foreign = [
    "http://example.org",
    "https://127.0.0.1",
    "http://127.0.0.1.evil.org",
    "http://user@10.0.0.1",
    "file:///etc/passwd",
    "nonsense",
  ];
  for (const address of foreign) {
    assert.throws(() => modelAt(address), (error) => error instanceof AppError);
  }
  for (const address of ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"]) {
    assert.equal(modelAt(address).name, "any");
  }
});
