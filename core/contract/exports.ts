import { z } from "zod";
import { type ArtifactId, idSchema, type JobId, type ProjectId, type RunId } from "./ids.ts";
import type { TextParams } from "./lang.ts";
import { packIdSchema } from "./packs.ts";
import type { OutputFormat } from "./projects.ts";

/** The forms in which a trained model can leave the studio. */
export const exportForms = [
  "adapter",
  "adapter-gguf",
  "merged",
  "gguf-f16",
  "gguf-q8_0",
  "gguf-q4_k_m",
] as const;

export const exportFormSchema = z.enum(exportForms);

export type ExportForm = z.infer<typeof exportFormSchema>;

/** What an export makes unless told otherwise: it follows the project's output format. */
export const usualForms: Readonly<Record<OutputFormat, readonly ExportForm[]>> = {
  gguf: ["adapter", "gguf-q8_0"],
  safetensors: ["adapter", "merged"],
  ollama: ["gguf-q8_0"],
};

/** A saved state of a run: the best, the newest, or one by its folder's name. */
export const checkpointChoiceSchema = z.string().regex(
  /^(?:best|last|epoch_\d{1,9}|step_\d{1,9})$/,
);

/** What an export is started with; what is left out follows the project. */
export const startExportSchema = z.strictObject({
  runId: idSchema<RunId>(),
  checkpoint: checkpointChoiceSchema.default("best"),
  artifacts: z.array(exportFormSchema).min(1).max(exportForms.length).optional(),
});

export type StartExport = z.input<typeof startExportSchema>;

/** One file of an artifact that is a folder. */
export const artifactFileSchema = z.object({
  name: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
});

export type ArtifactFile = z.infer<typeof artifactFileSchema>;

/** Something a person should know about an artifact; `key` is one of `exportTexts`. */
export interface ArtifactNote {
  key: "exports.note.fallback";
  params: TextParams;
}

/**
 * One result of an export. `sha256` is that of the file; of a folder it is the hash of the lines
 * `<sha256>  <name>\n` of its files sorted by name, that is `sha256sum * | sha256sum`.
 */
export interface Artifact {
  id: ArtifactId;
  projectId: ProjectId;
  runId: RunId;
  /** The export that made it; also the job's id. */
  exportId: JobId;
  form: ExportForm;
  /** Relative to the project's folder, with forward slashes. */
  path: string;
  bytes: number;
  sha256: string;
  isFolder: boolean;
  notes: ArtifactNote[];
  createdAt: string;
}

/** How long a removed artifact can be brought back; then its files go. */
export const artifactUndoMinutes = 10;

const amount = z.int().nonnegative();

/** One form that a run can be exported in, with what is known before it is made. */
export const exportChoiceSchema = z.object({
  form: exportFormSchema,
  isFolder: z.boolean(),
  /** What is made unless something else is chosen. */
  isUsual: z.boolean(),
  /** About so large it will be. */
  bytes: amount,
  /** The most that making it alone occupies meanwhile. */
  diskBytes: amount,
  /** About so long it takes when it is made alone. */
  seconds: z.object({ low: z.number(), high: z.number() }),
  /** What has to be installed for it, and what of that is not. */
  packs: z.array(packIdSchema),
  missingPacks: z.array(packIdSchema),
  /** The newest file of this form that the run has already. */
  artifactId: z.string().nullable(),
});

export type ExportChoice = z.infer<typeof exportChoiceSchema>;

/** What a run can be exported as. */
export const exportChoicesSchema = z.object({
  choices: z.array(exportChoiceSchema),
  /** On the disk of the project's folder. */
  freeBytes: z.number(),
  /** Weights of the base model. */
  parameters: z.number(),
  /** Whether the times rest on exports of this base model on this computer. */
  isMeasured: z.boolean(),
});

export type ExportChoices = z.infer<typeof exportChoicesSchema>;

/** The artifact as the REST interface shows it. */
export const artifactSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  runId: z.string(),
  exportId: z.string(),
  form: exportFormSchema,
  path: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  isFolder: z.boolean(),
  notes: z.array(z.object({
    key: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })),
  createdAt: z.string(),
});

/** The programs for which an artifact comes with instructions. */
export const usagePrograms = ["ollama", "lm-studio", "llama.cpp", "transformers"] as const;

export type UsageProgram = typeof usagePrograms[number];

/** How one program uses an artifact. */
export interface Usage {
  program: UsageProgram;
  /** Commands as argument lists, with whole paths: they run in any folder. */
  commands: string[][];
  /** The same as they are typed into a terminal of this computer. */
  lines: string[];
  /** A file that the commands read, or null. */
  file: { name: string; content: string } | null;
}

/** Instructions as the REST interface shows them. */
export const usageSchema = z.object({
  program: z.enum(usagePrograms),
  commands: z.array(z.array(z.string())),
  lines: z.array(z.string()),
  file: z.object({ name: z.string(), content: z.string() }).nullable(),
});
