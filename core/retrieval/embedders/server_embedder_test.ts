import assert from "node:assert/strict";
import { AppError, type Embedder } from "@/core/contract/mod.ts";
import { systemClock } from "@/core/system/mod.ts";
import { testEmbedder } from "../testing/embedder_suite.ts";
import { createFakeEmbedder } from "../testing/fake_embedder.ts";
import { createServerEmbedder, serverEmbedderId } from "./server_embedder.ts";

interface Asked {
  path: string;
  key: string | null;
  body: { model: string; input: string[]; encoding_format: string };
}

type Respond = (asked: Asked) => Response | Promise<Response>;

const prefixes = { query: "", passage: "" };
const fake = createFakeEmbedder();

/** Answers as llama-server, Ollama and OpenAI do; in reverse, which the interface allows. */
async function answer({ body: { input } }: Asked): Promise<Response> {
  const vectors = await fake.embed(input, "passage");
  const data = vectors.map((vector, index) => ({
    index,
    embedding: [...vector].map((v) => v * 7),
  }));
  return Response.json({ object: "list", data: data.reverse(), model: "any" });
}

interface Setting {
  respond?: Respond;
  key?: string | null;
  prefixes?: { query: string; passage: string };
  dimensions?: number;
}

/** A server on a free port of this computer, and an embedder that asks it; waits take no time. */
function serve({ respond = answer, key = null, ...more }: Setting = {}) {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const { pathname: path } = new URL(request.url);
    const question = {
      path,
      key: request.headers.get("authorization"),
      body: await request.json(),
    };
    asked.push(question);
    return respond(question);
  });
  const embedder = createServerEmbedder({
    fetch,
    clock: systemClock,
    random: () => 0.5,
    wait: (ms) => (waits.push(ms), Promise.resolve()),
    key: () => Promise.resolve(key),
  }, { address: `http://127.0.0.1:${server.addr.port}/v1`, model: "any", prefixes, ...more });
  const close = async () => {
    await embedder.close();
    await server.shutdown();
  };
  return { embedder, asked, waits, close };
}

async function withServer(
  setting: Setting,
  work: (served: ReturnType<typeof serve>) => Promise<void>,
) {
  const served = serve(setting);
  try {
    await work(served);
  } finally {
    await served.close();
  }
}

testEmbedder({
  name: "createServerEmbedder()",
  open: async () => {
    const { embedder, close } = serve();
    await embedder.embed(["learns the dimensions"], "query");
    const closing: Embedder = {
      id: embedder.id,
      get dimensions() {
        return embedder.dimensions;
      },
      embed: embedder.embed,
      close,
    };
    return closing;
  },
  withBroken: (work) =>
    withServer(
      { respond: () => new Response('{"error":"out of order"}', { status: 500 }) },
      ({ embedder }) => work(embedder),
    ),
});

Deno.test("createServerEmbedder() asks in batches of at most 64, with prefixes, model and key", () =>
  withServer(
    { key: "sk-secret", prefixes: { query: "Q: ", passage: "P: " } },
    async ({ embedder, asked }) => {
      const texts = Array.from({ length: 130 }, (_, at) => `text ${at}`);
      assert.equal((await embedder.embed(texts, "passage")).length, 130);
      await embedder.embed(["why"], "query");
      assert.deepEqual(asked.map(({ body }) => body.input.length), [64, 64, 2, 1]);
      assert.equal(asked[0]?.body.input[1], "P: text 1");
      assert.deepEqual(asked[3], {
        path: "/v1/embeddings",
        key: "Bearer sk-secret",
        body: { model: "any", input: ["Q: why"], encoding_format: "float" },
      });
    },
  ));

Deno.test("createServerEmbedder() learns the dimensions from the first answer", () =>
  withServer({}, async ({ embedder }) => {
    assert.equal(embedder.dimensions, 0);
    await embedder.embed(["x"], "query");
    assert.equal(embedder.dimensions, fake.dimensions);
  }));

Deno.test("createServerEmbedder() waits for a busy server: as it says, else longer each time", async () => {
  const answers = [
    new Response("", { status: 429, headers: { "retry-after": "7" } }),
    new Response("", { status: 503 }),
    new Response("", { status: 503 }),
  ];
  await withServer(
    { respond: (asked) => answers.shift() ?? answer(asked) },
    async ({ embedder, waits }) => {
      assert.equal((await embedder.embed(["x"], "query")).length, 1);
      assert.deepEqual(waits, [7000, 2000, 4000]);
    },
  );
});

const refusedAsBusy = {
  params: { detail: { key: "detail.embedder.status", params: { status: "429", said: "later" } } },
};

Deno.test("createServerEmbedder() gives up on a server that stays busy, or for too long", async () => {
  const busy = (headers: HeadersInit) => () => new Response("later", { status: 429, headers });
  await withServer({ respond: busy({}) }, async ({ embedder, asked }) => {
    await assert.rejects(embedder.embed(["x"], "query"), refusedAsBusy);
    assert.equal(asked.length, 5);
  });
  await withServer(
    { respond: busy({ "retry-after": "999999999" }) },
    async ({ embedder, asked }) => {
      await assert.rejects(embedder.embed(["x"], "query"), refusedAsBusy);
      assert.equal(asked.length, 1);
    },
  );
});

const vector = [...new Float32Array(fake.dimensions).fill(0.1)];

function one(embedding: unknown): Respond {
  return () => Response.json({ data: [{ index: 0, embedding }] });
}

const unusable: [string, Respond][] = [
  ["a vector of another length", one([...vector, 1])],
  ["only zeros", one(vector.map(() => 0))],
  ["a value that is no number", one([...vector.slice(1), null])],
  ["a vector of nothing", one([])],
  ["text instead of JSON", () => new Response("<html>")],
  ["JSON of another form", () => Response.json({ embedding: vector })],
  ["too few vectors", () => Response.json({ data: [] })],
  [
    "the same place twice",
    () =>
      Response.json({ data: [{ index: 1, embedding: vector }, { index: 1, embedding: vector }] }),
  ],
  ["a redirect", () => Response.redirect("http://127.0.0.1:1/v1/embeddings")],
];

for (const [name, respond] of unusable) {
  Deno.test(`createServerEmbedder() refuses ${name}`, () =>
    withServer({ respond, dimensions: fake.dimensions }, async ({ embedder }) => {
      await assert.rejects(
        embedder.embed(["x"], "query"),
        (error) => error instanceof AppError && error.code === "embedder_failed",
      );
    }));
}

Deno.test("createServerEmbedder() does not tell the key that a server says back", () =>
  withServer(
    {
      key: "sk-secret",
      respond: ({ key }) => new Response(`bad key ${key} ${"x".repeat(10_000)}`, { status: 401 }),
    },
    async ({ embedder }) => {
      const error = await embedder.embed(["x"], "query").then(() => null, (error) => error);
      const { said } = error.params.detail.params;
      assert.match(said, /^bad key Bearer …/);
      assert.ok(said.length <= 500);
      assert.doesNotMatch(JSON.stringify(error), /sk-secret/);
    },
  ));

Deno.test("createServerEmbedder() sends documents over the network only encrypted", () => {
  const open = (address: string) =>
    createServerEmbedder({
      fetch,
      clock: systemClock,
      random: Math.random,
      wait: () => Promise.resolve(),
      key: () => Promise.resolve(null),
    }, { address, model: "any", prefixes });
  for (
    const address of ["http://example.org/v1", "https://u:p@x.org", "https://x.org/?key=1"]
  ) {
    assert.throws(() => open(address), { code: "embedder_address_refused" });
  }
  const id = (address: string) => serverEmbedderId({ address, model: "any", prefixes });
  assert.equal(id("http://localhost:11434"), id("http://localhost:11434/v1/"));
  assert.notEqual(id("https://a.org/v1"), id("https://a.org/v2"));
  assert.equal(open("https://example.org/v1").id, id("https://example.org/v1"));
});
