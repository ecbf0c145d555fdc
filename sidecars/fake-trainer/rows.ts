import { createHash } from "node:crypto";
import type { TrainerConfig } from "@/core/contract/training.ts";
import { TrainerFault } from "./fault.ts";

/** The tokens of each row: about four characters make one. */
export interface Rows {
  tokens: number[];
  supervised: number;
  truncated: number;
}

/** Reads the training data and checks that it is the data which the config names. */
export async function readRows(path: string, { dataset, hyper }: TrainerConfig): Promise<Rows> {
  const bytes = await Deno.readFile(path);
  if (createHash("sha256").update(bytes).digest("hex") !== dataset.sha256) {
    throw new TrainerFault("dataset_changed", "The data is not the data of the config.");
  }
  const lines = linesOf(new TextDecoder().decode(bytes));
  if (lines.length === 0) throw new TrainerFault("dataset_empty", "No row to train on.");
  const rows = lines.map(contentsOf);
  const tokens = rows.map((contents) => tokensIn(contents.join("")));
  return {
    tokens: tokens.map((count) => Math.min(count, hyper.max_length)),
    supervised: rows.reduce((sum, contents) => sum + tokensIn(contents.at(-1) ?? ""), 0),
    truncated: tokens.filter((count) => count > hyper.max_length).length,
  };
}

/** How many rows a file holds. */
export async function countRows(path: string): Promise<number> {
  return linesOf(await Deno.readTextFile(path)).length;
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function contentsOf(line: string): string[] {
  const { messages } = JSON.parse(line) as { messages: { content: string }[] };
  return messages.map(({ content }) => content);
}

function tokensIn(text: string): number {
  return Math.ceil(text.length / 4);
}
