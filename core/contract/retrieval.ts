import { z } from "zod";
import { idSchema, type ProjectId } from "./ids.ts";

/** A question is embedded otherwise than what answers it: models have a prefix for each. */
export type EmbeddedKind = "query" | "passage";

/**
 * Turns texts into vectors whose dot product says how much they have to do with each other. A port:
 * `core/retrieval` holds the embedded model and those that other programs serve.
 */
export interface Embedder {
  /** The model with its version and prefix rule: vectors of two ids are never compared. */
  readonly id: string;
  readonly dimensions: number;
  /**
   * One vector of length 1 for each text, in their order.
   *
   * @throws {AppError} `embedder_failed` with what its program said.
   */
  embed(
    texts: readonly string[],
    kind: EmbeddedKind,
    signal?: AbortSignal,
  ): Promise<Float32Array[]>;
  /** Ends what it holds: a worker, a connection. */
  close(): Promise<void>;
}

/** The name of the job kind that makes a project's chunks findable by their meaning. */
export const embedChunksKind = "retrieval.embed";

/** What that job is started with. */
export const embedChunksSchema = z.strictObject({ projectId: idSchema<ProjectId>() });

export type EmbedChunks = z.infer<typeof embedChunksSchema>;
