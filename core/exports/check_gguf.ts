import { basename } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import type { GgufFacts, ReadGguf } from "./ports.ts";

/** What an exported GGUF must carry so that other programs ask it as it was trained. */
export interface Wanted {
  systemPrompt: string | null;
}

/** What a good GGUF's header says about chatting. */
export interface ChatFacts {
  template: string;
  stop: string[];
}

/**
 * Reads the header that was written and refuses a file that would answer wrongly elsewhere:
 * without chat template, without a token that ends an answer, or without the trained system prompt.
 *
 * @throws {AppError} `export_unfit`
 */
export async function checkModelGguf(
  path: string,
  { readGguf, wanted }: { readGguf: ReadGguf; wanted: Wanted },
): Promise<ChatFacts> {
  const facts = await readFacts(path, readGguf);
  const unfit = (detail: string) => new AppError("export_unfit", { file: basename(path), detail });
  if (!facts.chatTemplate) throw unfit("no chat template");
  if (facts.stopTokens.length === 0) throw unfit("no end-of-answer token");
  if (wanted.systemPrompt && !templateHolds(facts.chatTemplate, wanted.systemPrompt)) {
    throw unfit("the system prompt is missing in the template");
  }
  return { template: facts.chatTemplate, stop: [...facts.stopTokens] };
}

/** @throws {AppError} `export_unfit` when the adapter's file is not a readable GGUF. */
export async function checkAdapterGguf(path: string, readGguf: ReadGguf): Promise<void> {
  const { tensorTypes } = await readFacts(path, readGguf);
  const tensors = Object.values(tensorTypes).reduce((sum, count) => sum + count, 0);
  if (tensors === 0) {
    throw new AppError("export_unfit", { file: basename(path), detail: "no tensors" });
  }
}

/** Whether a Jinja template contains a text, be it plain or inside a quoted literal. */
export function templateHolds(template: string, text: string): boolean {
  return template.includes(text) || unescapeLiterals(template).includes(text);
}

async function readFacts(path: string, readGguf: ReadGguf): Promise<GgufFacts> {
  try {
    return await readGguf(path);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("export_unfit", { file: basename(path), detail }, { cause });
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** Jinja's string literals have Python's escapes. */
function unescapeLiterals(template: string): string {
  return template.replace(
    /\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g,
    (_, escape: string) =>
      escape.length > 1
        ? String.fromCharCode(parseInt(escape.slice(1), 16))
        : escapes[escape] ?? escape,
  );
}
