import type { ChatMessage } from "@/core/contract/mod.ts";
import type { ExampleRow } from "./parse_line.ts";

/** A row's conversation. */
export function messagesOf({ instruction, output, messages }: ExampleRow): readonly ChatMessage[] {
  return messages ??
    [{ role: "user", content: instruction }, { role: "assistant", content: output }];
}

/**
 * A line of `data/sft_data.jsonl` as seed 003 shows it, blanks included; null for a row that is
 * more than one question and one answer, which that form cannot hold.
 */
export function instructionLine(row: ExampleRow): string | null {
  if (row.messages !== null) return null;
  return `{"instruction": ${JSON.stringify(row.instruction)}, "output": ${
    JSON.stringify(row.output)
  }}\n`;
}

/** A line of a conversation file, as trainers read it. */
export function chatLine(row: ExampleRow): string {
  const messages = messagesOf(row).map(({ role, content }) => ({ role, content }));
  return JSON.stringify({ messages }) + "\n";
}
