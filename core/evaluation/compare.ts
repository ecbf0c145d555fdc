import {
  type ChatModel,
  type ComparedModel,
  type ComparePart,
  toErrorData,
} from "@/core/contract/mod.ts";
import { conversation } from "./ask_cases.ts";
import { merge } from "./merge.ts";

/** One question for two models. */
export interface CompareRequest {
  models: Readonly<Record<ComparedModel, ChatModel>>;
  question: string;
  /** Goes before the question; null for none. */
  system: string | null;
  maxTokens: number;
  signal: AbortSignal;
}

/**
 * Lets both models answer the same question at the same time, greedily. When one of them fails, the
 * other goes on; when `signal` aborts, the iteration throws its reason.
 */
export async function* compare(request: CompareRequest): AsyncGenerator<ComparePart> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([request.signal, stopped.signal]);
  try {
    yield* merge([
      answerOf("base", { ...request, signal }),
      answerOf("tuned", { ...request, signal }),
    ]);
    request.signal.throwIfAborted();
  } finally {
    stopped.abort();
  }
}

async function* answerOf(
  model: ComparedModel,
  { models, question, system, maxTokens, signal }: CompareRequest,
): AsyncGenerator<ComparePart> {
  const messages = conversation(question, system);
  try {
    const parts = models[model].chat({ messages, maxTokens, temperature: 0, signal });
    for await (const part of parts) {
      if (part.type === "text") yield { model, type: "text", text: part.text };
      else yield { model, type: "end", finish: part.finish };
    }
  } catch (error) {
    if (signal.aborted) return;
    yield { model, type: "error", error: toErrorData(error) };
  }
}
