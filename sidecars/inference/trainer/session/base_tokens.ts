import { type ChatEncoder, createChatEncoder } from "../chat/encoder.ts";
import { type Tokenizer, tokenizerOf } from "../chat/tokenizer.ts";
import type { RunConfig } from "../config/run_config.ts";
import { openVocabulary } from "../llama/vocabulary.ts";
import { refuseUnembedded, type Sizes } from "../model/sizes.ts";
import { OddModel } from "../model/values.ts";
import { modelUnreadable, textOf, TrainerError } from "../program/failure.ts";

/** A model's vocabulary and template, without its weights. */
export interface BaseTokens extends Disposable {
  tokenizer: Tokenizer;
  encoder: ChatEncoder;
}

/**
 * Loads them by llama.cpp, whose library is named.
 *
 * @param plan what the ids are given to: ggml ends the process for one that has no embedding.
 * @throws {TrainerError} `model_unreadable`
 * @throws {OddModel}
 */
export async function openTokens(
  library: string,
  { systemPrompt, hyper: { maxLength }, base }: RunConfig,
  plan: Pick<Sizes, "vocabulary">,
): Promise<BaseTokens> {
  try {
    const vocabulary = await openVocabulary(library, base.path);
    refuseUnembedded(plan, vocabulary.size);
    const tokenizer = tokenizerOf(vocabulary);
    const encoder = createChatEncoder(tokenizer, { systemPrompt, maxLength });
    return { tokenizer, encoder, [Symbol.dispose]: () => vocabulary[Symbol.dispose]() };
  } catch (error) {
    if (error instanceof TrainerError || error instanceof OddModel) throw error;
    throw modelUnreadable(`llama.cpp cannot read its vocabulary (${textOf(error)})`);
  }
}
