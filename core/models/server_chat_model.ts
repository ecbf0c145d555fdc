import { z } from "zod";
import { AppError, type ChatModel, type ChatPart, type ChatRequest } from "@/core/contract/mod.ts";
import { readAtMost } from "./fetch_json.ts";
import { readEvents } from "./server_events.ts";

/** A person's own model server that speaks OpenAI's chat interface: llama-server, Ollama, … */
export interface ServerModel {
  /** Such as `http://127.0.0.1:8080`; only this computer's own addresses. */
  address: string;
  /** The model's name there; llama-server has one and ignores it. */
  model: string;
}

const chunkSchema = z.looseObject({
  choices: z.array(z.looseObject({
    delta: z.looseObject({ content: z.string().nullish() }).optional(),
    finish_reason: z.string().nullish(),
  })).default([]),
  usage: z.looseObject({
    prompt_tokens: z.number().int().nonnegative(),
    completion_tokens: z.number().int().nonnegative(),
  }).nullish(),
  error: z.unknown().optional(),
});

/** Text of an error answer that is shown. */
const shownError = 500;

/**
 * A model that a server on this computer answers with. Its template is the server's affair.
 *
 * @throws {AppError} `bad_input` when the address is not one of this computer's own.
 */
export function createServerChatModel(
  { fetch }: { fetch: typeof globalThis.fetch },
  server: ServerModel,
): ChatModel {
  const url = new URL("/v1/chat/completions", loopback(server.address));
  return { name: server.model, chat: (request) => answer(fetch, url, { server, request }) };
}

const loopbackHosts = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function loopback(address: string): URL {
  const url = URL.parse(address);
  if (!url || url.protocol !== "http:" || !loopbackHosts.test(url.hostname)) {
    throw new AppError("bad_input", { detail: { key: "detail.address-not-local" } });
  }
  return url;
}

async function* answer(
  fetch: typeof globalThis.fetch,
  url: URL,
  { server, request }: { server: ServerModel; request: ChatRequest },
): AsyncGenerator<ChatPart> {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, ...request.signal ? [request.signal] : []]);
  const end: Extract<ChatPart, { type: "end" }> = {
    type: "end",
    finish: "stop",
    usage: { promptTokens: null, completionTokens: null },
  };
  try {
    const body = await ask(fetch, url, { server, request, signal });
    for await (const data of readEvents(body)) {
      const chunk = readChunk(data, url);
      const [choice] = chunk.choices;
      if (choice?.delta?.content) yield { type: "text", text: choice.delta.content };
      if (choice?.finish_reason === "length") end.finish = "length";
      if (chunk.usage) end.usage = usageOf(chunk.usage);
    }
    yield end;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError) throw error;
    throw new AppError("chat_server_unreachable", { address: url.origin }, { cause: error });
  } finally {
    left.abort();
  }
}

async function ask(
  fetch: typeof globalThis.fetch,
  url: URL,
  { server, request, signal }: { server: ServerModel; request: ChatRequest; signal: AbortSignal },
): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify(requestBody(server, request)),
    redirect: "error",
    signal,
  });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (response.ok && isStream && response.body) return response.body;
  const text = await readAtMost(response, 64 * 1024) ?? "";
  throw failed(url, response.ok ? "not an event stream" : `${response.status} ${text}`);
}

function requestBody({ model }: ServerModel, request: ChatRequest): object {
  const { messages, maxTokens = 512, temperature = 0, topP, seed, stop = [] } = request;
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: maxTokens,
    temperature,
    ...(topP !== undefined && { top_p: topP }),
    ...(seed !== undefined && { seed }),
    ...(stop.length > 0 && { stop }),
  };
}

/** Some servers report an error inside a stream that began well. */
function readChunk(data: string, url: URL): z.infer<typeof chunkSchema> {
  const chunk = chunkSchema.safeParse(parseJson(data));
  if (!chunk.success) throw failed(url, `not understood: ${data}`);
  if (chunk.data.error != null) throw failed(url, JSON.stringify(chunk.data.error));
  return chunk.data;
}

function usageOf(usage: { prompt_tokens: number; completion_tokens: number }) {
  return { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens };
}

function failed(url: URL, detail: string): AppError {
  const shown = detail.trim().slice(0, shownError);
  return new AppError("chat_server_failed", { address: url.origin, detail: shown });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
