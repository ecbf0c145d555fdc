import { type AnswerPart, type ChatModel, type Lang, toErrorData } from "@/core/contract/mod.ts";
import { createCitationFilter } from "./citations.ts";
import { type FoundPassage, packSources } from "./pack_sources.ts";
import { groundedMessages, isUnknown } from "./prompt.ts";

/** A question about a project's documents. */
export interface Question {
  question: string;
  /** What was found for it, best first. */
  passages: readonly FoundPassage[];
  model: ChatModel;
  /** Goes before the question; null for none. */
  system: string | null;
  /** Tokens that the model can read and write at once. */
  window: number;
  maxTokens: number;
  temperature: number;
  lang: Lang;
  /** Tokens of a text, as the model or a stricter measure counts them. */
  countTokens(text: string): number;
  signal: AbortSignal;
}

/**
 * Answers a question from passages, and checks its citations as it comes. Without a passage the
 * model is asked all the same: it may say that the documents do not tell.
 *
 * @throws the signal's reason; what the model throws comes as a part.
 */
export async function* answer(request: Question): AsyncGenerator<AnswerPart> {
  const { question, passages, model, signal, maxTokens, temperature } = request;
  const packed = packSources(passages, budgetOf(request));
  yield { type: "sources", ...packed };
  const messages = groundedMessages(question, { ...request, sources: packed.sources });
  const filter = createCitationFilter(packed.sources.length);
  let said = "";
  try {
    for await (const part of model.chat({ messages, maxTokens, temperature, signal })) {
      const text = part.type === "text" ? filter.push(part.text) : filter.end();
      said += text;
      if (text !== "") yield { type: "text", text };
      if (part.type === "end") yield { type: "end", finish: part.finish, ...verdict(filter, said) };
    }
  } catch (error) {
    signal.throwIfAborted();
    yield { type: "error", error: toErrorData(error) };
  }
}

function verdict(
  { cited, invented }: ReturnType<typeof createCitationFilter>,
  said: string,
) {
  return { cited: [...cited], invented: [...invented], isUnknown: isUnknown(said) };
}

function budgetOf(request: Question) {
  const { question, system, lang, window, maxTokens, countTokens } = request;
  const bare = groundedMessages(question, { sources: [], system, lang });
  const asked = bare.reduce((sum, { content }) => sum + countTokens(content), 0);
  return { window, answer: maxTokens, question: asked, countTokens };
}
