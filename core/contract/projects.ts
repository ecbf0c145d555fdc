import { z } from "zod";
import type { PersonId, ProjectId } from "./ids.ts";

/** In which form a project's model is wanted (seed 003, phase 3). */
export const outputFormatSchema = z.enum(["gguf", "safetensors", "ollama"]);

export type OutputFormat = z.infer<typeof outputFormatSchema>;

/** A name that people give: trimmed, composed (NFC), without control characters. */
export const nameSchema = z.string().transform((name) => name.normalize("NFC").trim())
  // deno-lint-ignore no-control-regex
  .pipe(z.string().min(1).max(200).regex(/^[^\u0000-\u001f\u007f]*$/));

/** The system prompt that a project trains and serves with; empty for none. */
export const systemPromptSchema = z.string().max(4000);

/** One topic with everything about it. Times are ISO 8601 in UTC. */
export interface Project {
  id: ProjectId;
  ownerId: PersonId;
  name: string;
  baseModelId: string | null;
  outputFormat: OutputFormat;
  systemPrompt: string;
  createdAt: string;
  archivedAt: string | null;
}

/** The project as the REST interface shows it. */
export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  baseModelId: z.string().nullable(),
  outputFormat: outputFormatSchema,
  systemPrompt: z.string(),
  createdAt: z.string(),
  archivedAt: z.string().nullable(),
});

/** A project that can still be brought back. */
export interface DeletedProject {
  id: ProjectId;
  name: string;
  deletedAt: string;
  /** Until then; afterwards it is gone for good. */
  until: string;
}

/** The same as the REST interface shows it. */
export const deletedProjectSchema = z.object({
  id: z.string(),
  name: z.string(),
  deletedAt: z.string(),
  until: z.string(),
});

/** What a new project needs. */
export const newProjectSchema = z.object({ name: nameSchema });

/** What may be changed about a project; what is left out stays. */
export const projectChangeSchema = z.object({
  name: nameSchema.optional(),
  baseModelId: z.string().max(500).nullable().optional(),
  outputFormat: outputFormatSchema.optional(),
  systemPrompt: systemPromptSchema.optional(),
  archived: z.boolean().optional(),
});

export type ProjectChange = z.infer<typeof projectChangeSchema>;

/** What a project holds, by the name of its kind: {documents: 3, chunks: 40, …}. */
export type ProjectContents = Record<string, number>;

/** A room's share of a project: what it holds there, and how that is removed for good. */
export interface ProjectPart {
  count(projectId: ProjectId): Promise<ProjectContents>;
  /** Removes the room's rows; files go with the project's folder. */
  purge(projectId: ProjectId): Promise<void>;
  /** Ends what is under way there, once the project was taken away. */
  end?(projectId: ProjectId): Promise<void>;
}
