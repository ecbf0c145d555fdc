import type { Meaning } from "@/components/passages/meaning.ts";
import { embedChunksKind, type Lang, type ProjectId } from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";
import { showJob } from "./_shown_job.ts";

/** How far a project's passages can be found by their meaning. */
export async function readMeaning(app: App, projectId: ProjectId, lang: Lang): Promise<Meaning> {
  const cursor = await app.jobs.latestCursor();
  const [job] = await app.jobs.list({ projectId, kind: embedChunksKind, limit: 1 });
  const shown = job ? await showJob(app, job.id, lang) : null;
  return {
    job: shown && { id: shown.id, first: shown.first, isPausable: shown.isPausable },
    embedder: await app.embedding.isPossible(projectId) ? "ready" : "missing",
    answering: await app.embedding.answering(projectId),
    cursor,
  };
}
