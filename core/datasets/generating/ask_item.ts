import { z } from "zod";
import type { ChatMessage, ChatModel, ModelGeneration, QuestionType } from "@/core/contract/mod.ts";
import type { SourceChunk } from "../facts/fact.ts";
import { defaultPrompts, fillPrompt, repairSentences, typeSentences } from "./prompts.ts";

/** One sample that is asked for. */
export interface Item {
  readonly index: number;
  readonly chunk: SourceChunk;
  readonly questionType: QuestionType;
}

const answerSchema = z.object({
  instruction: z.string().trim().min(8).max(2000),
  output: z.string().trim().min(1).max(8000),
  quote: z.string().trim().min(1).max(8000),
});

/** What became of an item. */
export type ItemOutcome =
  | {
    readonly kind: "row";
    readonly instruction: string;
    readonly output: string;
    readonly quote: string;
  }
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
  const messages = messagesFor(item, trying.generation);
  const first = await answer(model, messages, { item, ...trying });
  const read = readAnswer(first) ??
    readAnswer(await repair(model, { messages, first, item, ...trying }));
  if (!read) return { kind: "unreadable" };
  const quote = findQuote(item.chunk.text, read.quote);
  if (quote === null) return { kind: "not_grounded" };
  return { kind: "row", instruction: read.instruction, output: read.output, quote };
}

function messagesFor({ chunk, questionType }: Item, generation: ModelGeneration): ChatMessage[] {
  const { language, topic } = generation;
  const defaults = defaultPrompts[language];
  const heading = chunk.headingPath.at(-1) ?? "";
  const values = {
    topic: topic || heading || (language === "de" ? "dieses Thema" : "this topic"),
    chunk: chunk.text,
    heading: heading === "" ? "" : ` („${heading}“)`,
    question_type: typeSentences[language][questionType],
  };
  return [
    { role: "system", content: fillPrompt(generation.systemPrompt ?? defaults.system, values) },
    { role: "user", content: fillPrompt(generation.userPrompt ?? defaults.user, values) },
  ];
}

async function answer(
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
  return answer(model, said, rest);
}

/** The pair in a model's answer: prose or a code fence around the object does not matter. */
export function readAnswer(text: string): z.infer<typeof answerSchema> | null {
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  for (const candidate of [json, json.replace(/,\s*([}\]])/gu, "$1")]) {
    try {
      const parsed = answerSchema.safeParse(JSON.parse(candidate));
      if (parsed.success) return parsed.data;
    } catch {
      // The next candidate may be readable.
    }
  }
  return null;
}

/** The passage of a text that a quote repeats but for white space; null when there is none. */
export function findQuote(text: string, quote: string): string | null {
  const words = quote.replace(/^["“„»«]+|["”“»«]+$/gu, "").trim().split(/\s+/u);
  if (words.join("").length < 3) return null;
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&")).join("\\s+");
  return text.match(new RegExp(pattern, "u"))?.[0] ?? null;
}
