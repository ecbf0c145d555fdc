import type { Lang, ProjectId } from "@/core/contract/mod.ts";
import { detectLanguage } from "@/core/language/mod.ts";
import type { ChunkSource } from "./read_chunks.ts";

/** So much text tells a language. */
const charactersRead = 20_000;

/** The language of a project's documents; null without any, or when it is another. */
export async function documentsLanguage(
  documents: ChunkSource,
  projectId: ProjectId,
): Promise<Lang | null> {
  let text = "";
  for await (const chunk of documents.projectChunks(projectId)) {
    text += `${chunk.text}\n`;
    if (text.length >= charactersRead) break;
  }
  return detectLanguage(text);
}
