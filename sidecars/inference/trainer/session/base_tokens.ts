import type { Llama } from "node-llama-cpp";
import { type ChatEncoder, createChatEncoder } from "../chat/encoder.ts";
import { type Tokenizer, tokenizerOf } from "../chat/tokenizer.ts";
import type { RunConfig } from "../config/run_config.ts";
import { modelUnreadable, textOf, TrainerError } from "../program/failure.ts";

/** A model's vocabulary and template, without its weights. */
export interface BaseTokens extends AsyncDisposable {
  tokenizer: Tokenizer;
  encoder: ChatEncoder;
}

/** Loads them by llama.cpp. @throws {TrainerError} `model_unreadable` */
export async function openTokens(llama: Llama, config: RunConfig): Promise<BaseTokens> {
  const { systemPrompt, hyper: { maxLength }, base } = config;
  try {
    const model = await llama.loadModel({ modelPath: base.path, vocabOnly: true });
    const tokenizer = tokenizerOf(model);
    const encoder = createChatEncoder(tokenizer, { systemPrompt, maxLength });
    return { tokenizer, encoder, [Symbol.asyncDispose]: () => model.dispose() };
  } catch (error) {
    if (error instanceof TrainerError) throw error;
    throw modelUnreadable(`llama.cpp cannot read its vocabulary (${textOf(error)})`);
  }
}
