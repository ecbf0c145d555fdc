import { z } from "zod";
import type { ChatMessage, lineProblems, lineWarnings } from "@/core/contract/mod.ts";
import type { RawLine } from "./read_lines.ts";
import { scanJson } from "./scan_json.ts";

export type LineProblem = typeof lineProblems[number];
export type LineWarning = typeof lineWarnings[number];

/** A training example as a file holds it. */
export interface ExampleRow {
  readonly instruction: string;
  readonly output: string;
  /** The conversation, when it is more than one question and one answer. */
  readonly messages: readonly ChatMessage[] | null;
}

/** What a line turned out to be. */
export type ParsedLine =
  | { readonly kind: "row"; readonly row: ExampleRow; readonly warnings: readonly LineWarning[] }
  | { readonly kind: "problem"; readonly problem: LineProblem }
  | { readonly kind: "blank" };

const deepest = 32;
const longestText = 64_000;

/** Marks of common chat templates: inside a text they would end the turn and open another. */
const templateToken =
  /<\|(?:im_start|im_end|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|user|assistant|system|end)\|>|<\/?s>|\[\/?INST\]|<(?:start|end)_of_turn>/u;

// deno-lint-ignore no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;

const pairSchema = z.object({
  instruction: z.unknown(),
  output: z.unknown(),
  /** Alpaca's extra text for the task. */
  input: z.unknown().optional(),
});
const chatSchema = z.object({
  messages: z.array(z.object({ role: z.unknown(), content: z.unknown() })),
});

/** Reads one line of a JSONL file: `{"instruction", "output"}` or `{"messages": […]}`. */
export function parseLine(raw: RawLine): ParsedLine {
  if (raw.bytes === null) return problem("line_too_long");
  const text = decode(raw.bytes, raw.line === 1);
  if (text === null) return problem("not_utf8");
  if (text.trim() === "") return { kind: "blank" };
  const scan = scanJson(text);
  if (scan.depth > deepest) return problem("too_deep");
  const value = parseJson(text);
  if (value === undefined) return problem(raw.ended ? "not_json" : "torn");
  const read = readRow(value);
  if (typeof read === "string") return problem(read);
  return checked(read, scan.hasDuplicateKey ? ["duplicate_key"] : []);
}

function problem(problem: LineProblem): ParsedLine {
  return { kind: "problem", problem };
}

function decode(bytes: Uint8Array, isFirst: boolean): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: !isFirst }).decode(bytes);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readRow(value: unknown): ExampleRow | LineProblem {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not_an_object";
  const chat = chatSchema.safeParse(value);
  if (chat.success) return readChat(chat.data.messages);
  const pair = pairSchema.safeParse(value);
  if (!pair.success || !("instruction" in value) || !("output" in value)) return "unknown_shape";
  const { instruction, output, input = "" } = pair.data;
  if (typeof instruction !== "string" || typeof output !== "string" || typeof input !== "string") {
    return "not_text";
  }
  const asked = input.trim() === "" ? instruction : `${instruction}\n\n${input}`;
  return { instruction: asked, output, messages: null };
}

function readChat(
  turns: readonly { role?: unknown; content?: unknown }[],
): ExampleRow | LineProblem {
  if (turns.some(({ content }) => typeof content !== "string")) return "not_text";
  const messages = turns as ChatMessage[];
  const talk = messages[0]?.role === "system" ? messages.slice(1) : messages;
  const alternates = talk.every(({ role }, at) => role === (at % 2 === 0 ? "user" : "assistant"));
  if (talk.length < 2 || talk.length % 2 === 1 || !alternates) return "role_order";
  const first = talk[0]!;
  const last = talk.at(-1)!;
  const simple = messages.length === 2;
  return {
    instruction: first.content,
    output: last.content,
    messages: simple ? null : messages.map(({ role, content }) => ({ role, content })),
  };
}

function checked(row: ExampleRow, warnings: LineWarning[]): ParsedLine {
  const texts = [
    row.instruction,
    row.output,
    ...(row.messages ?? []).map(({ content }) => content),
  ];
  if (texts.some((text) => text.trim() === "")) return problem("empty_text");
  if (texts.some((text) => text.length > longestText)) return problem("too_long_text");
  if (texts.some((text) => !text.isWellFormed())) return problem("lone_surrogate");
  if (texts.some((text) => templateToken.test(text))) return problem("template_token");
  if (!texts.some((text) => controls.test(text))) {
    return { kind: "row", row: cleaned(row), warnings };
  }
  return { kind: "row", row: cleaned(row), warnings: [...warnings, "control_characters"] };
}

function cleaned({ instruction, output, messages }: ExampleRow): ExampleRow {
  const clean = (text: string) => text.replace(new RegExp(controls, "gu"), "").trim();
  return {
    instruction: clean(instruction),
    output: clean(output),
    messages: messages &&
      messages.map(({ role, content }) => ({ role, content: clean(content) })),
  };
}
