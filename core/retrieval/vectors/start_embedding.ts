import {
  embedChunksKind,
  type Job,
  type JobState,
  type PersonId,
  type ProjectId,
} from "@/core/contract/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { VectorStore } from "./vector_store.ts";

/** In these a job will still look at all chunks, perhaps only when a person resumes it. */
const lookingStates: readonly JobState[] = [
  "queued",
  "running",
  "pausing",
  "paused",
  "interrupted",
];

/**
 * Sees to it that a project's new chunks get vectors: to be called when documents were read and when
 * another embedder was chosen. A job that waits, works or is
 * paused is answered instead of a new one.
 */
export async function startEmbedding(
  { queue, vectors }: {
    queue: Pick<JobQueue, "enqueue" | "list">;
    vectors: Pick<VectorStore, "noteNews">;
  },
  { ownerId, projectId }: { ownerId: PersonId; projectId: ProjectId },
): Promise<Job> {
  const working = vectors.noteNews(projectId);
  const looking = await queue.list({ kind: embedChunksKind, projectId, states: lookingStates });
  const present = looking.find(({ id, state }) => id === working || state === "queued");
  const params = { projectId };
  return present ?? await queue.enqueue({ kind: embedChunksKind, ownerId, projectId, params });
}
