import {
  type ChatModel,
  type ComparedModel,
  type ComparePart,
  toErrorData,
} from "@/core/contract/mod.ts";
import { startAnswerTimer } from "@/core/models/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { conversation } from "./ask_cases.ts";
import { merge } from "./merge.ts";

/** One question for two models. */
export interface CompareRequest {
  models: Readonly<Record<ComparedModel, ChatModel>>;
  question: string;
  /** Goes before the question; null for none. */
  system: string | null;
  maxTokens: number;
  temperature: number;
  clock: Clock;
  signal: AbortSignal;
}

/**
 * Lets both models answer the same question at the same time. When one of them fails, the other
 * goes on; when `signal` aborts, the iteration throws its reason.
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
  { models, question, system, maxTokens, temperature, clock, signal }: CompareRequest,
): AsyncGenerator<ComparePart> {
  const messages = conversation(question, system);
  const timer = startAnswerTimer(clock);
  try {
    const parts = models[model].chat({ messages, maxTokens, temperature, signal });
    for await (const part of parts) {
      if (part.type === "text") {
        timer.piece();
        yield { model, type: "text", text: part.text };
        continue;
      }
      const speed = timer.end(part.usage.completionTokens);
      yield { model, type: "end", finish: part.finish, speed };
    }
  } catch (error) {
    if (signal.aborted) return;
    yield { model, type: "error", error: toErrorData(error) };
  }
}
