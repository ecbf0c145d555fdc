import type { ArtifactId, ChatModel, DatasetVersionId, RunId } from "@/core/contract/mod.ts";
import type { HeldOutRow } from "./row_case.ts";

/** A run's base and tuned model, ready to answer. */
export interface ModelPair {
  base: ChatModel;
  tuned: ChatModel;
  /** The system prompt that the run was trained with. */
  systemPrompt: string | null;
  close(): Promise<void>;
}

/**
 * Opens the models of a run: its base as it was, and the given artifact, or its newest that can
 * answer. Throws `evaluation_no_model` when there is none.
 */
export type OpenModels = (
  request: { runId: RunId; artifactId: ArtifactId | null; signal: AbortSignal },
) => Promise<ModelPair>;

/** The rows of a frozen version that were held out when it was trained on. */
export type ReadHeldOut = (
  versionId: DatasetVersionId,
  split: "recall" | "document",
) => Promise<HeldOutRow[]>;
