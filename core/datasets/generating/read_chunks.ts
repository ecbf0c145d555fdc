import type { ProjectId } from "@/core/contract/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";
import type { SourceChunk } from "../facts/fact.ts";

/** Where the chunks come from. */
export type ChunkSource = Pick<Documents, "projectChunks">;

/** The chunks of a project's documents, in the order of the documents and of reading. */
export async function readChunks(
  documents: ChunkSource,
  projectId: ProjectId,
): Promise<SourceChunk[]> {
  const chunks: SourceChunk[] = [];
  for await (const chunk of documents.projectChunks(projectId)) {
    const { id, documentId, position, text, headingPath } = chunk;
    chunks.push({ id, documentId, position, text, headingPath });
  }
  return chunks;
}
