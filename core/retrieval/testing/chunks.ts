import type { ChunkId, DocumentId, DocumentInfo, ProjectId } from "@/core/contract/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";

/** A project whose chunks are these texts; tests change the list while work is under way. */
export function chunksOf(texts: readonly string[]): Pick<Documents, "projectChunks"> {
  return {
    async *projectChunks(projectId) {
      // A look at the list as it is now, as a query takes it.
      for (const [position, text] of [...texts].entries()) {
        await Promise.resolve();
        yield {
          id: `chunk ${position}` as ChunkId,
          documentId: "document" as DocumentId,
          document: { projectId } as DocumentInfo,
          position,
          text,
          tokens: tokensOf(text),
          start: 0,
          end: text.length,
          page: null,
          lastPage: null,
          pageBreaks: [],
          headingPath: [],
        };
      }
    },
  };
}

/** Many for such short texts, so that few of them fill a batch. */
function tokensOf(text: string): number {
  return 10 * text.length;
}

/** A project's id for tests. */
export const testProject = "00000000-0000-7000-8000-000000000001" as ProjectId;
