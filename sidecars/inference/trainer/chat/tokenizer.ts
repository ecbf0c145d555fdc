import { type Message, renderPrompt } from "../../template.ts";
import type { Vocabulary } from "../llama/vocabulary.ts";
import { textOf, TrainerError } from "../program/failure.ts";

/** What turning conversations into token ids needs of a model. */
export interface Tokenizer {
  /** The conversation as text. @throws {TrainerError} `model_unreadable` */
  render(messages: Message[], askForAnswer: boolean): string;
  /** Token ids of a text; the names of special tokens in it are those tokens, none is added. */
  ids(text: string): number[];
  text(ids: readonly number[]): string;
  /** Whether a token is no text but a mark, such as the end of a turn. */
  isSpecial(id: number): boolean;
  /** The end of a text, for templates that mark no end of a turn. */
  endOfText: number | null;
}

/** Tokens and template as llama.cpp has them, so that serving sees the same ids by construction. */
export function tokenizerOf(vocabulary: Vocabulary): Tokenizer {
  const { begin, end, template } = vocabulary;
  const model = {
    fileInfo: { metadata: { tokenizer: { chat_template: template ?? undefined } } },
    tokens: { bosString: begin?.text ?? null, eosString: end?.text ?? null },
  };
  return {
    render(messages, addGenerationPrompt) {
      try {
        return renderPrompt(model, messages, { addGenerationPrompt });
      } catch (error) {
        throw new TrainerError(
          "model_unreadable",
          `The model's chat template cannot render a row (${textOf(error)}).`,
          "Use rows with user and assistant turns only and no system prompt, or choose another " +
            "base model.",
        );
      }
    },
    ids: vocabulary.ids,
    text: (ids) => vocabulary.text(ids),
    isSpecial: vocabulary.isSpecial,
    endOfText: end?.id ?? null,
  };
}
