import { z } from "zod";
import type { EmbeddedKind, Embedder } from "@/core/contract/mod.ts";
import { groupTexts } from "./group_texts.ts";
import { askServer, type ServerLine } from "./ask_server.ts";
import { embeddingsUrl } from "./server_address.ts";
import { answeredVector, failed } from "./unit_vectors.ts";

/** What stands in front of a text before it is embedded; models are trained with it or without. */
export type PrefixRule = Readonly<Record<EmbeddedKind, string>>;

/** A server with OpenAI's interface for embeddings: Ollama, llama-server, a provider. */
export interface EmbeddingServer {
  /** Such as `http://127.0.0.1:11434/v1`. */
  address: string;
  /** The model's name there. */
  model: string;
  prefixes: PrefixRule;
  /** When it is known from earlier; else it is learnt from the first answer. */
  dimensions?: number;
}

/** What asking a server needs. */
export interface ServerEmbedderDeps extends ServerLine {
  /** The key for that server, or null where none is needed. */
  key(): Promise<string | null>;
}

/** OpenAI allows more; servers on small computers are slow enough with these. */
const batch = { texts: 64, characters: 200_000 };

const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});

/**
 * A model that another program serves (`POST /v1/embeddings`). Its `dimensions` are 0 until its first
 * answer unless they were given; from then on every vector must have as many.
 *
 * @throws {AppError} `embedder_address_refused`
 */
export function createServerEmbedder(
  deps: ServerEmbedderDeps,
  server: EmbeddingServer,
): Embedder {
  const { model, prefixes } = server;
  const url = embeddingsUrl(server.address);
  const closed = new AbortController();
  let dimensions = server.dimensions ?? 0;

  async function ask(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const body = { model, input: texts, encoding_format: "float" };
    const answer = await askServer({ ...deps, url, body, signal, key: await deps.key() });
    const found = inOrder(answer, texts.length);
    dimensions ||= found[0]!.length;
    const other = found.find(({ length }) => length !== dimensions);
    if (other) {
      const params = { found: other.length, wanted: dimensions };
      throw failed({ key: "detail.embedder.length", params });
    }
    return found.map(answeredVector);
  }

  return {
    id: serverEmbedderId(server),
    get dimensions() {
      return dimensions;
    },
    async embed(texts, kind, signal) {
      const either = AbortSignal.any([closed.signal, ...signal ? [signal] : []]);
      const vectors: Float32Array[] = [];
      for (const part of groupTexts(texts.map((text) => prefixes[kind] + text), batch)) {
        vectors.push(...await ask(part, either));
      }
      return vectors;
    },
    close() {
      closed.abort(failed({ key: "detail.embedder.closed" }));
      return Promise.resolve();
    },
  };
}

/** Names server, model and prefix rule: whatever changes the vectors. */
export function serverEmbedderId({ address, model, prefixes }: EmbeddingServer): string {
  return ["server", embeddingsUrl(address).href, model, prefixes.query, prefixes.passage]
    .map(encodeURIComponent).join("/");
}

/** Servers may answer in another order than they were asked in, and say so. */
function inOrder(answer: unknown, count: number): number[][] {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw failed({ key: "detail.embedder.no-vectors" });
  const { data } = parsed.data;
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
  if (data.length !== count || byIndex.size !== count || !byIndex.has(count - 1)) {
    const params = { found: data.length, wanted: count };
    throw failed({ key: "detail.embedder.count", params });
  }
  return Array.from({ length: count }, (_, at) => byIndex.get(at) ?? []);
}
