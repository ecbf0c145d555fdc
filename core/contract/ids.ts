import { z } from "zod";

/** A string that carries which kind of thing it names, so that ids cannot be mixed up. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type PersonId = Id<"person">;
export type ProjectId = Id<"project">;
export type DocumentId = Id<"document">;
export type ChunkId = Id<"chunk">;
export type JobId = Id<"job">;
export type RowId = Id<"row">;
export type DatasetVersionId = Id<"dataset_version">;
export type BaseModelId = Id<"base_model">;
export type RunId = Id<"run">;
export type ArtifactId = Id<"artifact">;
export type EvaluationId = Id<"evaluation">;

/**
 * The schema of an id of one kind: a lower-case UUID (we write version 7).
 *
 * The shape matters: ids become names on disk, so nothing but hex digits and hyphens may pass.
 */
export function idSchema<T extends Id<string>>(): z.ZodType<T, string> {
  return z.uuid().transform((value) => value.toLowerCase() as T) as unknown as z.ZodType<T, string>;
}
