import type {
  ExtractiveGeneration,
  Lang,
  ModelGeneration,
  ProjectId,
  startGenerationSchema,
} from "@/core/contract/mod.ts";
import type { z } from "zod";
import { documentsLanguage } from "./documents_language.ts";
import type { ChunkSource } from "./read_chunks.ts";

type Asked = z.infer<typeof startGenerationSchema>;

/** The language of rows about documents in neither of ours, or about none. */
const usualLanguage: Lang = "de";

/** The generation with the language of its rows: where none is asked for, that of the documents. */
export async function withLanguage(
  asked: Asked,
  { documents, projectId }: { documents: ChunkSource; projectId: ProjectId },
): Promise<ExtractiveGeneration | ModelGeneration> {
  if (asked.generator !== "model") return asked;
  const language = asked.language ?? await documentsLanguage(documents, projectId) ?? usualLanguage;
  return { ...asked, language };
}
