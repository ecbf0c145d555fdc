import { AppError, type ChatMessage } from "@/core/contract/mod.ts";
import type { RenderedPrompt } from "./inference.ts";

/** A chat as the trainer renders it, up to where the answer begins; null where it cannot. */
export type TrainedPrompt = { text: string; ids: readonly number[] } | null;

/** Chats on which Python's Jinja and the one of serving could differ: roles, turns, white space. */
export const promptChats: readonly (readonly ChatMessage[])[] = [
  [
    { role: "system", content: "You are the desk of Tarnwick.\nBe brief." },
    { role: "user", content: "  When does the gate open?\n" },
  ],
  [
    { role: "user", content: "Wie groß ist das Becken?" },
    { role: "assistant", content: "Es fasst 2,4 Liter. " },
    { role: "user", content: "{{ 1 }} 'quoted' \"text\" <b>&amp;</b> 😀" },
  ],
];

/** A chat that is asked with another text, or other tokens, than it is trained with. */
export interface PromptDifference {
  chat: readonly ChatMessage[];
  /** Null where serving cannot render the chat at all. */
  reference: RenderedPrompt | null;
  candidate: NonNullable<TrainedPrompt>;
}

/**
 * Compares how a model is asked with how it is trained: text and tokens of the same chats. A chat
 * that the trainer cannot render, such as one with a system prompt where the template has no place
 * for it, is never trained on and not compared.
 *
 * @throws {AppError} what `reference` throws, but for `chat_template_failed`.
 */
export async function checkPrompts(
  { reference, candidate, chats = promptChats }: {
    /** How the model is asked: `Inference.render` of it. */
    reference: (chat: readonly ChatMessage[]) => Promise<RenderedPrompt>;
    /** How it is trained, chat by chat. */
    candidate: readonly TrainedPrompt[];
    chats?: readonly (readonly ChatMessage[])[];
  },
): Promise<{ total: number; differences: PromptDifference[] }> {
  const differences: PromptDifference[] = [];
  let total = 0;
  for (const [index, chat] of chats.entries()) {
    const trained = candidate[index] ?? null;
    if (trained === null) continue;
    total++;
    const asked = await reference(chat).catch(nullIfRefused);
    const difference = { chat, reference: asked, candidate: trained };
    if (asked === null || !isSame(asked, trained)) differences.push(difference);
  }
  return { total, differences };
}

function isSame({ prompt, tokens }: RenderedPrompt, { text, ids }: NonNullable<TrainedPrompt>) {
  return prompt === text && tokens.length === ids.length &&
    tokens.every((token, index) => token === ids[index]);
}

function nullIfRefused(error: unknown): null {
  if (error instanceof AppError && error.code === "chat_template_failed") return null;
  throw error;
}
