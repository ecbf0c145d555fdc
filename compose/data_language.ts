import type { Lang, ProjectId } from "@/core/contract/mod.ts";
import { type Datasets, detectLanguage } from "@/core/datasets/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";

/** So much text tells a language. */
const charactersRead = 20_000;

/** The language of a project's rows; before there are any, that of its documents. */
export async function dataLanguage(
  { datasets, documents }: {
    datasets: Pick<Datasets, "language">;
    documents: Pick<Documents, "projectChunks">;
  },
  projectId: ProjectId,
): Promise<Lang | null> {
  const known = await datasets.language(projectId);
  if (known !== null) return known;
  let text = "";
  for await (const chunk of documents.projectChunks(projectId)) {
    text += `${chunk.text}\n`;
    if (text.length >= charactersRead) break;
  }
  return detectLanguage(text);
}
