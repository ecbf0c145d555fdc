import { join } from "node:path";
import type { ChatMessage } from "@/core/contract/mod.ts";

/** Larger files are not read for the sake of some sample answers. */
const bytesAtMost = 8 * 1024 * 1024;

/**
 * What stands in a run's own data as the answer to its sample questions: they are taken from the
 * held-out rows, or where there are none from those it trains on.
 */
export async function expectedAnswers(runFolder: string): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const name of ["train.jsonl", "recall.jsonl"]) {
    for (const line of await linesOf(join(runFolder, name))) {
      const { messages } = JSON.parse(line) as { messages: ChatMessage[] };
      const [question, answer] = messages.filter(({ role }) => role !== "system");
      if (question && answer && messages.length <= 3) answers.set(question.content, answer.content);
    }
  }
  return answers;
}

async function linesOf(path: string): Promise<string[]> {
  try {
    if ((await Deno.stat(path)).size > bytesAtMost) return [];
    return (await Deno.readTextFile(path)).split("\n").filter((line) => line !== "");
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
