import { type ChatEncoder, createChatEncoder } from "../chat/encoder.ts";
import { type Tokenizer, tokenizerOf } from "../chat/tokenizer.ts";
import type { RunConfig } from "../config/run_config.ts";
import { openVocabulary } from "../llama/vocabulary.ts";
import { modelUnreadable, textOf, TrainerError } from "../program/failure.ts";

/** A model's vocabulary and template, without its weights. */
export interface BaseTokens extends Disposable {
  tokenizer: Tokenizer;
  encoder: ChatEncoder;
}

/** Loads them by llama.cpp, whose library is named. @throws {TrainerError} `model_unreadable` */
export async function openTokens(library: string, config: RunConfig): Promise<BaseTokens> {
  const { systemPrompt, hyper: { maxLength }, base } = config;
  try {
    const vocabulary = await openVocabulary(library, base.path);
    const tokenizer = tokenizerOf(vocabulary);
    const encoder = createChatEncoder(tokenizer, { systemPrompt, maxLength });
    return { tokenizer, encoder, [Symbol.dispose]: () => vocabulary[Symbol.dispose]() };
  } catch (error) {
    if (error instanceof TrainerError) throw error;
    throw modelUnreadable(`llama.cpp cannot read its vocabulary (${textOf(error)})`);
  }
}
