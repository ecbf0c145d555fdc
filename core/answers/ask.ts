import {
  type AnswerPart,
  AppError,
  type ChatModel,
  type ChatPart,
  type Lang,
  type PromptBudget,
  toErrorData,
} from "@/core/contract/mod.ts";
import { startAnswerTimer } from "@/core/models/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { type CitationFilter, createCitationFilter } from "./citations.ts";
import { type FoundPassage, type PackedSources, packSources } from "./pack_sources.ts";
import { groundedMessages, isUnknown, passageText } from "./prompt.ts";

/** A question about a project's documents. */
export interface Question {
  question: string;
  /** What was found for it, best first; null: the model answers from what it knows. */
  passages: readonly FoundPassage[] | null;
  /** What of the question stands in the documents. */
  words: readonly string[];
  model: ChatModel;
  /** Goes before the question; null for none. */
  system: string | null;
  /** Tokens that the model can read and write at once. */
  window: number;
  maxTokens: number;
  temperature: number;
  lang: Lang;
  /** Tokens of texts, as the model or a stricter measure counts them. */
  countTokens(texts: readonly string[]): Promise<number[]>;
  clock: Clock;
  signal: AbortSignal;
}

/**
 * Answers a question from passages, and checks its citations as it comes. Where nothing was found
 * the model is asked all the same: it may say that the documents do not tell.
 *
 * @throws {AppError} `question_too_long`
 * @throws the signal's reason; what the model throws comes as a part.
 */
export async function* answer(request: Question): AsyncGenerator<AnswerPart> {
  const { question, passages, words, model, signal, maxTokens, temperature, clock } = request;
  const packed = await pack(request);
  refuseTooLong(packed.budget);
  yield { type: "sources", ...packed, words };
  const messages = groundedMessages(question, {
    ...request,
    sources: passages && packed.sources,
  });
  const filter = createCitationFilter(passages && packed.sources.length);
  const timer = startAnswerTimer(clock);
  let said = "";
  try {
    for await (const part of model.chat({ messages, maxTokens, temperature, signal })) {
      const text = part.type === "text" ? filter.push(part.text) : filter.end();
      said += text;
      if (text !== "") yield { type: "text", text };
      if (part.type === "text") timer.piece();
      else yield { ...ended(filter, said), finish: part.finish, speed: timer.end(tokensOf(part)) };
    }
  } catch (error) {
    signal.throwIfAborted();
    yield { type: "error", error: toErrorData(error) };
  }
}

/** @throws {AppError} `question_too_long` */
function refuseTooLong({ question, answer, window }: PromptBudget): void {
  const tokens = question + answer;
  if (tokens > window) throw new AppError("question_too_long", { tokens, limit: window });
}

function tokensOf({ usage }: ChatPart & { type: "end" }): number | null {
  return usage.completionTokens;
}

function ended({ cited, invented }: CitationFilter, said: string) {
  return {
    type: "end" as const,
    cited: [...cited],
    invented: [...invented],
    isUnknown: isUnknown(said),
  };
}

/** What a template adds to a conversation, in tokens, and to each passage beside its text. */
const templateTokens = 64;
const separatorTokens = 4;

async function pack({ question, passages, ...request }: Question): Promise<PackedSources> {
  const { system, lang, window, maxTokens, countTokens } = request;
  const found = passages ?? [];
  const texts = found.map((passage) => passageText({ ...passage, number: found.length }, lang));
  const bare = groundedMessages(question, { sources: passages && [], system, lang });
  const tokens = await countTokens([...texts, ...bare.map(({ content }) => content)]);
  const asked = tokens.slice(texts.length).reduce((sum, each) => sum + each, templateTokens);
  return packSources(found, tokens.map((each) => each + separatorTokens), {
    window,
    answer: maxTokens,
    question: asked,
  });
}
