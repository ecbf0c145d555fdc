import { createFakeEmbedder } from "@/core/retrieval/testing/fake_embedder.ts";

/** A server that speaks OpenAI's embeddings interface; texts with common words are alike. */
export interface PretendedEmbeddingServer extends AsyncDisposable {
  url: string;
  /** Texts that came in so far. */
  asked(): number;
  /** From now on it fails, or works again. */
  fail(isFailing: boolean): void;
}

/** Starts the server. */
export function startEmbeddingServer(): PretendedEmbeddingServer {
  const embedder = createFakeEmbedder();
  let asked = 0;
  let isFailing = false;
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    if (isFailing) return new Response("out of order", { status: 500 });
    const { input } = await request.json() as { input: string[] };
    asked += input.length;
    const vectors = await embedder.embed(input, "passage");
    const data = vectors.map((vector, index) => ({ index, embedding: [...vector] }));
    return Response.json({ data });
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    asked: () => asked,
    fail: (failing) => void (isFailing = failing),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
