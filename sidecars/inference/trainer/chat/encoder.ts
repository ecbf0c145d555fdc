import { type Message, withSystem } from "../../template.ts";
import { modelUnreadable } from "../program/failure.ts";
import { lengthOf, type Sample } from "../train/samples.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Turns conversations into what the model reads and what it is to answer. */
export interface ChatEncoder {
  /** The special token that ends an answer. */
  readonly endOfTurn: number;
  /** Ids of the text after which the assistant's answer begins. */
  promptIds(messages: Message[]): number[];
  /** The whole row, however long; its last token ends the assistant's turn. */
  encode(messages: Message[]): Sample;
  /** The row cut to the most tokens that are used; null when no answer would be left. */
  fit(sample: Sample): Sample | null;
}

/**
 * Renders with the model's own template. Prompt and answer are tokenised apart, because at inference
 * the prompt is tokenised alone.
 *
 * @throws {TrainerError} `model_unreadable` for a template that cannot be used.
 */
export function createChatEncoder(
  tokenizer: Tokenizer,
  { systemPrompt, maxLength }: { systemPrompt: string | null; maxLength: number },
): ChatEncoder {
  const endOfTurn = findEndOfTurn(tokenizer);
  const whole = (messages: Message[]) => withSystem(messages, systemPrompt);
  const promptOf = (messages: Message[]) => tokenizer.render(whole(messages), true);
  return {
    endOfTurn,
    promptIds: (messages) => tokenizer.ids(promptOf(messages)),
    encode(messages) {
      const prompt = promptOf(messages.slice(0, -1));
      const text = tokenizer.render(whole(messages), false);
      const answer = text.startsWith(prompt) ? text.slice(prompt.length) : messages.at(-1)!.content;
      const completion = ended(tokenizer.ids(answer), endOfTurn);
      return { prompt: tokenizer.ids(prompt), completion };
    },
    fit(sample) {
      const room = maxLength - sample.prompt.length;
      if (room < 1) return null;
      if (lengthOf(sample) <= maxLength) return sample;
      // Without its end: the model must not learn to stop in the middle of a sentence.
      return { prompt: sample.prompt, completion: sample.completion.slice(0, room) };
    },
  };
}

/** An answer up to the end of its turn, which is added where the template writes none. */
function ended(answer: number[], endOfTurn: number): number[] {
  const at = answer.indexOf(endOfTurn);
  return at < 0 ? [...answer, endOfTurn] : answer.slice(0, at + 1);
}

/** The special token that the template writes after an answer, else the end of a text. */
function findEndOfTurn(tokenizer: Tokenizer): number {
  const question = { role: "user", content: "a" };
  const prompt = tokenizer.render([question], true);
  const text = tokenizer.render([question, { role: "assistant", content: "b" }], false);
  if (text.startsWith(prompt)) {
    const ids = tokenizer.ids(text.slice(prompt.length));
    const answer = ids.findIndex((id) =>
      !tokenizer.isSpecial(id) && tokenizer.text([id]).includes("b")
    );
    const found = ids.slice(Math.max(answer, 0) + 1).find(tokenizer.isSpecial);
    if (found !== undefined) return found;
  }
  if (tokenizer.endOfText === null) throw modelUnreadable("it has no token that ends an answer");
  return tokenizer.endOfText;
}
