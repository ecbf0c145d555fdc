import assert from "node:assert/strict";
import { systemClock } from "@/core/system/mod.ts";
import { createServerEmbedder } from "./server_embedder.ts";
import { tryEmbedder } from "./try_embedder.ts";

type Respond = (request: Request) => Response | Promise<Response>;

function open(address: string) {
  return createServerEmbedder({
    fetch,
    clock: systemClock,
    random: () => 0.5,
    wait: () => Promise.resolve(),
    key: () => Promise.resolve(null),
  }, { address, model: "nomic", prefixes: { query: "", passage: "" } });
}

async function tried(respond: Respond, signal?: AbortSignal) {
  await using server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, respond);
  const address = `http://127.0.0.1:${server.addr.port}`;
  try {
    return await tryEmbedder(open(address), { address, ...signal && { signal } });
  } catch (error) {
    const { code, params } = error as { code: string; params: { detail?: { key: string } } };
    return params.detail?.key ?? code;
  }
}

function vectors(...lengths: number[]): Respond {
  const data = lengths.map((length, index) => ({ index, embedding: Array(length).fill(0.5) }));
  return () => Response.json({ data });
}

function refuse(status: number, body: string): Respond {
  return () => new Response(body, { status });
}

Deno.test("tryEmbedder() tells the numbers of a vector where a server works", async () => {
  assert.deepEqual(await tried(vectors(8, 8)), { dimensions: 8 });
});

Deno.test("tryEmbedder() says what is wrong with a server", async () => {
  const ollama = '{"error":{"message":"model \\"nomic\\" not found, try pulling it first"}}';
  assert.equal(await tried(refuse(404, ollama)), "embedder_model_unknown");
  const openAi = '{"error":{"message":"The model `nomic` does not exist"}}';
  assert.equal(await tried(refuse(404, openAi)), "embedder_model_unknown");
  assert.equal(await tried(refuse(404, "404 page not found")), "detail.embedder.no-interface");
  const llama = '{"error":{"message":"This server does not support embeddings."}}';
  assert.equal(await tried(refuse(501, llama)), "detail.embedder.no-interface");
  assert.equal(await tried(refuse(500, "")), "detail.embedder.status.silent");
  assert.equal(await tried(() => new Response("<html>")), "detail.embedder.no-json");
  assert.equal(await tried(() => Response.json({ models: [] })), "detail.embedder.no-vectors");
  assert.equal(await tried(vectors(8)), "detail.embedder.count");
  assert.equal(await tried(vectors(8, 9)), "detail.embedder.length");
});

Deno.test("tryEmbedder() tells a server that is silent from one that is not there", async () => {
  const stop = new AbortController();
  const silent = ({ signal }: Request) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    signal.addEventListener("abort", () => resolve(new Response()));
    stop.abort();
    return promise;
  };
  assert.equal(await tried(silent, stop.signal), "embedder_silent");
  await assert.rejects(tryEmbedder(open("http://127.0.0.1:1"), { address: "http://127.0.0.1:1" }), {
    code: "embedder_unreachable",
  });
  for (const address of ["localhost:11434", "my server", "ftp://127.0.0.1"]) {
    assert.throws(() => open(address), { code: "embedder_address_unclear" });
  }
});
