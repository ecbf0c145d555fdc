import { basename } from "node:path";
import type { Message } from "../../template.ts";
import { UnreadableText } from "../llama/vocabulary.ts";
import { textOf } from "../program/failure.ts";

/** A person is not told of more broken lines than this one by one. */
const reportedLines = 20;

/** A line of a file is no conversation to learn from. */
class OddRow extends Error {}

/**
 * The conversations of a JSONL file; null for a line that is broken, which is reported.
 *
 * @param take what is made of a conversation; one whose text is unreadable is a broken line too.
 * @param warn hears what is wrong with a line.
 */
export async function* readRows<T>(
  path: string,
  take: (messages: Message[]) => T,
  warn: (message: string) => void,
): AsyncGenerator<T | null> {
  let broken = 0;
  let number = 0;
  for await (const line of linesOf(path)) {
    number++;
    if (line.trim() === "") continue;
    try {
      yield take(checkedRow(JSON.parse(line)));
    } catch (error) {
      if (!ofRow.some((kind) => error instanceof kind)) throw error;
      if (++broken <= reportedLines) {
        warn(`${basename(path)} line ${number} is left out: ${textOf(error)}`);
      }
      yield null;
    }
  }
}

/** What ends a line, and not the run. */
const ofRow = [SyntaxError, OddRow, UnreadableText];

async function* linesOf(path: string): AsyncGenerator<string> {
  using file = await Deno.open(path);
  let rest = "";
  for await (const text of file.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

/** A row's turns, the last of them an answer. */
function checkedRow(row: unknown): Message[] {
  const { messages } = (row ?? {}) as { messages?: unknown };
  if (!Array.isArray(messages) || messages.length < 2) {
    throw new OddRow("it has no list “messages” with at least two turns");
  }
  const turns = messages.map(checkedTurn);
  const last = turns.at(-1)!;
  if (last.role !== "assistant" || last.content.trim() === "") {
    throw new OddRow("it does not end with an answer of the assistant");
  }
  return turns;
}

function checkedTurn(turn: unknown): Message {
  const { role, content } = (turn ?? {}) as Partial<Record<string, unknown>>;
  if (typeof role !== "string") throw new OddRow("a turn has no role");
  if (typeof content !== "string") throw new OddRow("a turn has no text");
  return { role, content };
}
