import type { ChatMessage, ChatModel, ModelGeneration, QuestionType } from "@/core/contract/mod.ts";
import {
  defaultPrompts,
  fillPrompt,
  promptValues,
  showsPassage,
} from "@/core/contract/text/generator_prompts.ts";
import type { SourceChunk } from "../facts/fact.ts";
import { findQuote, readAnswer, type ReadPair } from "./read_answer.ts";
import { repairSentences } from "./repair_sentences.ts";

/** One sample that is asked for. */
export interface Item {
  readonly index: number;
  readonly chunk: SourceChunk;
  readonly questionType: QuestionType;
}

/** What became of an item. */
export type ItemOutcome =
  | ({ readonly kind: "row" } & Readonly<ReadPair>)
  | { readonly kind: "not_grounded" | "unreadable" | "failed" };

const longestAnswerTokens = 400;
const tries = 3;

/**
 * Asks a model for one pair. An answer that cannot be read is repaired once; an answer whose quote
 * does not stand in the chunk counts as not grounded; a model that fails is asked three times.
 */
export async function askItem(
  model: ChatModel,
  item: Item,
  { generation, signal }: { generation: ModelGeneration; signal: AbortSignal },
): Promise<ItemOutcome> {
  for (let attempt = 0; attempt < tries; attempt++) {
    try {
      return await tryItem(model, item, { generation, signal, attempt });
    } catch (error) {
      signal.throwIfAborted();
      if (attempt === tries - 1 && isFatal(error)) throw error;
    }
  }
  return { kind: "failed" };
}

/** A model that is gone is no item's fault: the job ends and can go on later. */
function isFatal(error: unknown): boolean {
  return error instanceof Error && error.name === "AppError";
}

interface Trying {
  generation: ModelGeneration;
  signal: AbortSignal;
  attempt: number;
}

async function tryItem(model: ChatModel, item: Item, trying: Trying): Promise<ItemOutcome> {
  const { messages } = promptsFor(item, trying.generation);
  const first = await askOnce(model, messages, { item, ...trying });
  const judged = judgeAnswer(first, item, trying.generation);
  if (judged.kind !== "unreadable") return judged;
  const second = await repair(model, { messages, first, item, ...trying });
  return judgeAnswer(second, item, trying.generation);
}

/** What an answer is good for: a row, or why it is none. */
export function judgeAnswer(
  answer: string,
  { chunk }: Item,
  generation: ModelGeneration,
): ItemOutcome {
  const read = readAnswer(answer, { needsQuote: isGrounded(generation) });
  if (!read) return { kind: "unreadable" };
  if (read.quote === null) return { kind: "row", ...read };
  const quote = findQuote(chunk.text, read.quote);
  return quote === null ? { kind: "not_grounded" } : { kind: "row", ...read, quote };
}

/** Whether the model is shown a passage, which its answers must then quote. */
export function isGrounded({ userPrompt, language }: ModelGeneration): boolean {
  return showsPassage(userPrompt ?? defaultPrompts[language].user);
}

/** What a model is asked, and the variables of the prompts that nothing is known for. */
export function promptsFor(
  { chunk, questionType }: Item,
  { language, topic, systemPrompt, userPrompt }: ModelGeneration,
): { messages: ChatMessage[]; unknown: string[] } {
  const defaults = defaultPrompts[language];
  const passage = { text: chunk.text, heading: chunk.headingPath.at(-1) ?? "", questionType };
  const values = promptValues(passage, { language, topic });
  const system = fillPrompt(systemPrompt ?? defaults.system, values);
  const user = fillPrompt(userPrompt ?? defaults.user, values);
  return {
    messages: [
      { role: "system", content: system.text },
      { role: "user", content: user.text },
    ],
    unknown: [...new Set([...system.unknown, ...user.unknown])],
  };
}

/** One answer of the model, whole. */
export async function askOnce(
  model: ChatModel,
  messages: readonly ChatMessage[],
  { item, generation, signal, attempt }: Trying & { item: Item },
): Promise<string> {
  let text = "";
  const parts = model.chat({
    messages,
    maxTokens: longestAnswerTokens,
    temperature: generation.temperature,
    seed: generation.seed + item.index * tries + attempt,
    signal,
  });
  for await (const part of parts) if (part.type === "text") text += part.text;
  return text;
}

function repair(
  model: ChatModel,
  { messages, first, ...rest }: Trying & { item: Item; messages: ChatMessage[]; first: string },
): Promise<string> {
  const said: ChatMessage[] = [
    ...messages,
    { role: "assistant", content: first },
    { role: "user", content: repairSentences[rest.generation.language] },
  ];
  return askOnce(model, said, rest);
}
