import {
  AppError,
  type CaseAnswer,
  type ChatMessage,
  type ChatModel,
  type EvaluationCase,
} from "@/core/contract/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { containsKey } from "./contains_key.ts";

/** A model under the name that its answers are kept by. */
export interface AskedModel<Name extends string = string> {
  name: Name;
  chat: ChatModel;
}

/** Questions for models. */
export interface AskRequest<Name extends string> {
  cases: readonly EvaluationCase[];
  models: readonly AskedModel<Name>[];
  /** Goes before every question; null for none. */
  system: string | null;
  maxTokens: number;
  clock: Clock;
  signal: AbortSignal;
  /** Cases that were answered before are not asked again. */
  isAnswered?: (index: number, model: Name) => boolean;
  /** Awaited before the model is asked on, so that an answer that counts is kept. */
  onAnswer: (index: number, model: Name, answer: CaseAnswer) => Promise<void> | void;
}

/**
 * Asks every model every question, one after the other, greedily; the models answer at the same
 * time. When one fails, the others are stopped as well; a question that is too long for a model is
 * only not answered by it.
 *
 * @throws the signal's reason, or what a model threw.
 */
export async function askCases<Name extends string>(request: AskRequest<Name>): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([request.signal, failed.signal]);
  const asked = request.models.map((model) =>
    askModel({ ...request, signal }, model).catch((error) => {
      failed.abort(error);
      throw error;
    })
  );
  const outcomes = await Promise.allSettled(asked);
  request.signal.throwIfAborted();
  if (failed.signal.aborted) throw failed.signal.reason;
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

async function askModel<Name extends string>(
  request: AskRequest<Name>,
  { name, chat }: AskedModel<Name>,
): Promise<void> {
  const { cases, system, maxTokens, clock, signal, isAnswered, onAnswer } = request;
  for (const [index, { question, keys }] of cases.entries()) {
    if (isAnswered?.(index, name)) continue;
    signal.throwIfAborted();
    const started = clock.now().getTime();
    const messages = conversation(question, system);
    const answer = await ask(chat, { messages, maxTokens, signal }).catch(unanswered);
    const ms = clock.now().getTime() - started;
    const right = !answer.failure && containsKey(answer.text, keys);
    await onAnswer(index, name, { ...answer, right, ms });
  }
}

/** A question as the models are trained to get it. */
export function conversation(question: string, system: string | null): ChatMessage[] {
  const asked: ChatMessage = { role: "user", content: question };
  return system ? [{ role: "system", content: system }, asked] : [asked];
}

type Answer = Pick<CaseAnswer, "text" | "finish" | "failure">;

/** That a question is too long says nothing about the other ones. */
function unanswered(error: unknown): Answer {
  if (!(error instanceof AppError) || error.code !== "prompt_too_long") throw error;
  const { tokens = 0, limit = 0 } = error.params;
  const params = { tokens: Number(tokens), limit: Number(limit) };
  return { text: "", finish: "stop", failure: { code: error.code, params } };
}

async function ask(
  chat: ChatModel,
  request: { messages: ChatMessage[]; maxTokens: number; signal: AbortSignal },
): Promise<Answer> {
  let text = "";
  let finish: CaseAnswer["finish"] = "length";
  for await (const part of chat.chat({ ...request, temperature: 0 })) {
    if (part.type === "text") text += part.text;
    else finish = part.finish;
  }
  return { text: text.trim(), finish };
}
