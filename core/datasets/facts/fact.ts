import type { Lang } from "@/core/contract/mod.ts";

/** The part of a chunk that the generators read. */
export interface SourceChunk {
  readonly id: string;
  readonly documentId: string;
  /** Place in the document; chunks of one document are read in this order. */
  readonly position: number;
  readonly text: string;
  /** Headings above the chunk, outermost first. */
  readonly headingPath: readonly string[];
}

/** The kind of passage that a fact was read from. */
export type Pattern = "sentence" | "definition" | "key_value" | "list" | "table" | "heading";

/** A passage of a chunk: `chunk.text.slice(start, end)`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One statement of a passage, with the questions that it answers. */
export interface Statement {
  readonly pattern: Pattern;
  /** How definite it is, 0 to 10: where room is short, the most definite facts are kept. */
  readonly weight: number;
  /** What it is about, and what is said: equal statements have equal keys. */
  readonly key: string;
  /** A full answer in the words of the passage. */
  readonly answer: string;
  /** Questions in order of preference, each with the subject's content words. */
  readonly questions: readonly string[];
}

/** A statement with its place in the sources. */
export interface Fact extends Statement {
  readonly language: Lang;
  readonly chunkId: string;
  readonly documentId: string;
  /** The heading nearest above the passage, or "". */
  readonly heading: string;
  /** Exact substring of the chunk's text. */
  readonly quote: string;
}

/** Collapses white space, so that wrapped lines and doubled blanks do not matter. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Letters and digits in lower case: equal for texts that differ in punctuation only. */
export function normalise(text: string): string {
  return squeeze(text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " "));
}

/** Fills the `{name}` slots of a template; an unknown slot becomes empty. */
export function fillSlots(template: string, values: Readonly<Record<string, string>>): string {
  return squeeze(template.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? ""))
    .replace(/\s+([?.:,])/gu, "$1");
}

/** Makes the first letter a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}

/** Removes Markdown's emphasis, code and link marks, keeping the words. */
export function plain(text: string): string {
  return squeeze(
    text
      .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
      .replace(/(\*\*|__|`)/gu, "")
      .replace(/(^|[\s(])[*_](?=\S)/gu, "$1")
      .replace(/(?<=\S)[*_](?=[\s.,;:!?)]|$)/gu, ""),
  );
}
