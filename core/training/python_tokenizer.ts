import { z } from "zod";
import type { ChatMessage, TrainerConfig } from "@/core/contract/mod.ts";
import { AppError } from "@/core/contract/mod.ts";
import type { Command, Spawner } from "@/core/system/mod.ts";

const idsSchema = z.array(z.number().int());

const answerSchema = z.object({
  ids: z.array(idsSchema),
  prompts: z.array(z.object({ text: z.string(), ids: idsSchema }).nullable()),
});

/** What the Python engine makes of texts and chats. */
export type PythonTokens = z.infer<typeof answerSchema>;

/** Importing the libraries takes most of it, on a slow disk a minute. */
const timeoutMs = 5 * 60_000;

/**
 * Cuts texts into tokens, and renders chats up to where the answer begins, as the Python engine will
 * when it trains on this base model (`sidecars/trainer/token_ids.py`). A prompt is null where the
 * model's template cannot render the chat.
 *
 * @throws {AppError} `trainer_failed` when the engine cannot.
 */
export async function pythonTokens(
  { spawner, command: { command, args } }: { spawner: Spawner; command: Command },
  base: TrainerConfig["base_model"],
  { texts, chats }: { texts: readonly string[]; chats: readonly (readonly ChatMessage[])[] },
): Promise<PythonTokens> {
  const child = await spawner.spawn(command, args);
  const timer = setTimeout(() => void child.kill(), timeoutMs);
  try {
    await child.write(JSON.stringify({ base_model: base, texts, chats, system_prompt: null }));
    await child.closeInput();
    let last = "";
    for await (const line of child.lines) last = line;
    const { code } = await child.status;
    if (code !== 0) throw new AppError("trainer_failed", { detail: last || lastOf(child) });
    return answerSchema.parse(JSON.parse(last));
  } finally {
    clearTimeout(timer);
  }
}

function lastOf(child: { errorTail(): string[] }): string {
  return child.errorTail().at(-1) ?? "";
}
