import type { ProjectId } from "@/core/contract/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";
import type { SourceChunk } from "../facts/fact.ts";

/** Where the chunks come from. */
export type ChunkSource = Pick<Documents, "projectChunks">;

/** A project's chunks, and the names of their documents by id. */
export interface ReadChunks {
  readonly chunks: SourceChunk[];
  readonly names: ReadonlyMap<string, string>;
}

/** Reads the chunks of a project's documents, in the order of the documents and of reading. */
export async function readChunks(
  documents: ChunkSource,
  projectId: ProjectId,
): Promise<ReadChunks> {
  const chunks: SourceChunk[] = [];
  const names = new Map<string, string>();
  for await (const chunk of documents.projectChunks(projectId)) {
    const { id, documentId, position, text, headingPath, document: { name } } = chunk;
    chunks.push({ id, documentId, position, text, headingPath });
    names.set(documentId, name);
  }
  return { chunks, names };
}

/** The names of documents, each once and in order. */
export function namesOf(ids: Iterable<string>, names: ReadChunks["names"]): string[] {
  return [...new Set(ids)].flatMap((id) => names.get(id) ?? []).toSorted();
}
