import { z } from "zod";
import type { TrainerConfig } from "@/core/contract/mod.ts";
import { AppError } from "@/core/contract/mod.ts";
import type { Command, Spawner } from "@/core/system/mod.ts";

const answerSchema = z.object({ ids: z.array(z.array(z.number().int())) });

/** Importing the libraries takes most of it, on a slow disk a minute. */
const timeoutMs = 5 * 60_000;

/**
 * Cuts texts into tokens as the Python engine will when it trains on this base model
 * (`sidecars/trainer/token_ids.py`).
 *
 * @throws {AppError} `trainer_failed` when the engine cannot.
 */
export async function pythonTokens(
  { spawner, command: { command, args } }: { spawner: Spawner; command: Command },
  base: TrainerConfig["base_model"],
  texts: readonly string[],
): Promise<number[][]> {
  const child = await spawner.spawn(command, args);
  const timer = setTimeout(() => void child.kill(), timeoutMs);
  try {
    await child.write(JSON.stringify({ base_model: base, texts, chats: [], system_prompt: null }));
    await child.closeInput();
    let last = "";
    for await (const line of child.lines) last = line;
    const { code } = await child.status;
    if (code !== 0) throw new AppError("trainer_failed", { detail: last || lastOf(child) });
    return answerSchema.parse(JSON.parse(last)).ids;
  } finally {
    clearTimeout(timer);
  }
}

function lastOf(child: { errorTail(): string[] }): string {
  return child.errorTail().at(-1) ?? "";
}
