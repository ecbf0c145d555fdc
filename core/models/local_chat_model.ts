import { basename } from "node:path";
import { z } from "zod";
import type { ChatModel, ChatPart, ChatRequest, JsonObject } from "@/core/contract/mod.ts";
import type { AskModel, LocalModel } from "./local_model.ts";
import { createTextStream } from "./text_stream.ts";

const answerSchema = z.object({
  finish: z.enum(["stop", "length"]),
  usage: z.object({ promptTokens: z.number(), completionTokens: z.number() }),
});

/** A model that the inference sidecar answers with. */
export function createLocalChatModel(ask: AskModel, model: LocalModel): ChatModel {
  return {
    name: model.name ?? basename(model.path),
    chat: (request) => answer(ask, model, request),
  };
}

async function* answer(
  ask: AskModel,
  model: LocalModel,
  request: ChatRequest,
): AsyncGenerator<ChatPart> {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, ...request.signal ? [request.signal] : []]);
  const texts = createTextStream();
  const params = requestParams(model, request);
  const answered = ask(model, { method: "chat", params }, {
    result: answerSchema,
    signal,
    onToken: texts.push,
  }).finally(texts.end);
  // Whoever stops reading early is not told what became of the rest.
  answered.catch(() => {});
  try {
    for await (const text of texts) yield { type: "text", text };
    yield { type: "end", ...await answered };
  } finally {
    left.abort(new DOMException("the answer is no longer read", "AbortError"));
  }
}

function requestParams(model: LocalModel, request: ChatRequest): JsonObject {
  const { messages, maxTokens = null, temperature = 0, topP = null, seed = null } = request;
  return {
    messages: messages.map(({ role, content }) => ({ role, content })),
    maxTokens,
    temperature,
    topP,
    seed,
    stop: [...request.stop ?? []],
    lora: (model.adapters ?? []).map(({ path, scale = 1 }) => ({ path, scale })),
  };
}
