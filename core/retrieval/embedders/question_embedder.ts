import type { Embedder, ProjectId } from "@/core/contract/mod.ts";
import { createIdleTimer, type Later } from "@/core/models/mod.ts";
import type { VectorModel, VectorStore } from "../vectors/vector_store.ts";
import type { EmbedderChoice } from "./embedder_choice.ts";

/** A question as a vector, and the model among whose vectors it is to be looked up. */
export interface EmbeddedQuestion {
  model: VectorModel;
  vector: Float32Array;
}

/** Embeds questions with the model that made a project's vectors, whatever the settings say now. */
export interface QuestionEmbedder {
  /**
   * Null while the project has no vectors at all.
   *
   * @throws {AppError} `embedder_missing`, `embedder_failed`
   */
  embed(
    projectId: ProjectId,
    question: string,
    signal?: AbortSignal,
  ): Promise<EmbeddedQuestion | null>;
  close(): Promise<void>;
}

/** What embedding questions needs. */
export interface QuestionEmbedderDeps {
  vectors: Pick<VectorStore, "answering">;
  open(choice: EmbedderChoice, dimensions?: number): Promise<Embedder>;
  later: Later;
}

/** After this time without a question the embedder and its 90 MB go. */
const idleMs = 5 * 60_000;

/** About a model's window: what is longer takes seconds and names no topic any more. */
const longestQuestion = 2000;

/** Builds one; it opens an embedder with the first question. */
export function createQuestionEmbedder(
  { vectors, open, later }: QuestionEmbedderDeps,
): QuestionEmbedder {
  const opened = new Map<string, Promise<Embedder>>();
  const idle = createIdleTimer({ idleMs, later, onIdle: () => void close() });

  function embedderOf({ name, choice, dimensions }: VectorModel): Promise<Embedder> {
    const known = opened.get(name);
    if (known) return known;
    const started = open(choice, dimensions);
    opened.set(name, started);
    // What could not be opened may be installed by the next question.
    started.catch(() => opened.delete(name));
    return started;
  }

  async function close(): Promise<void> {
    const all = [...opened.values()];
    opened.clear();
    for (const started of all) await started.then((embedder) => embedder.close(), () => {});
  }

  return {
    close,
    embed: (projectId, question, signal) =>
      idle.during(async () => {
        const model = vectors.answering(projectId);
        if (model === null) return null;
        const embedder = await embedderOf(model);
        const text = question.slice(0, longestQuestion);
        const [vector] = await embedder.embed([text], "query", signal);
        return vector === undefined ? null : { model, vector };
      }),
  };
}
