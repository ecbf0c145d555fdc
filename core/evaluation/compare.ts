import {
  type AnswerSpeed,
  type ChatModel,
  type ComparedModel,
  type ComparePart,
  toErrorData,
} from "@/core/contract/mod.ts";
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
  const now = () => clock.now().getTime();
  const startedAt = now();
  let firstAt: number | null = null;
  try {
    const parts = models[model].chat({ messages, maxTokens, temperature, signal });
    for await (const part of parts) {
      if (part.type === "text") {
        firstAt ??= now();
        yield { model, type: "text", text: part.text };
        continue;
      }
      const tokens = part.usage.completionTokens;
      const speed = speedOf({ startedAt, firstAt, endedAt: now(), tokens });
      yield { model, type: "end", finish: part.finish, speed };
    }
  } catch (error) {
    if (signal.aborted) return;
    yield { model, type: "error", error: toErrorData(error) };
  }
}

/** The first token is not in the rate: until it comes, the question is read. */
function speedOf(
  { startedAt, firstAt, endedAt, tokens }: {
    startedAt: number;
    firstAt: number | null;
    endedAt: number;
    tokens: number | null;
  },
): AnswerSpeed {
  const seconds = firstAt === null ? 0 : (endedAt - firstAt) / 1000;
  return {
    firstMs: firstAt === null ? null : firstAt - startedAt,
    totalMs: endedAt - startedAt,
    tokens,
    tokensPerS: tokens !== null && tokens > 1 && seconds > 0 ? (tokens - 1) / seconds : null,
  };
}
