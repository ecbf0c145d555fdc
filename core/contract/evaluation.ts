import { z } from "zod";
import type { ErrorData } from "./errors.ts";
import { type ArtifactId, type EvaluationId, idSchema, type ProjectId, type RunId } from "./ids.ts";

/** A question, and what a right answer contains: any one of the keys. */
export const evaluationCaseSchema = z.object({
  question: z.string().trim().min(1).max(4000),
  keys: z.array(z.string().trim().min(1).max(400)).min(1).max(50),
});

export type EvaluationCase = z.infer<typeof evaluationCaseSchema>;

/** Where the questions come from: a file, or rows that were held out of the training data. */
export const caseSourceSchema = z.enum(["file", "recall", "document"]);

export type CaseSource = z.infer<typeof caseSourceSchema>;

/** Most questions of one evaluation. */
export const mostCases = 5000;

/** What an evaluation is started with. */
export const startEvaluationSchema = z.strictObject({
  runId: idSchema<RunId>(),
  /** The exported model to ask; left out: the run's newest. */
  artifactId: idSchema<ArtifactId>().optional(),
  /** The questions themselves, or the name of the rows that were held out. */
  cases: z.union([
    z.array(evaluationCaseSchema).min(1).max(mostCases),
    z.enum(["recall", "document"]),
  ]),
  maxTokens: z.int().min(1).max(4096).default(48),
});

export type StartEvaluation = z.input<typeof startEvaluationSchema>;

/** One model's answer to one case. */
export const caseAnswerSchema = z.object({
  text: z.string(),
  right: z.boolean(),
  /** `length`: it had not ended when it had its most tokens. */
  finish: z.enum(["stop", "length"]),
  ms: z.number().nonnegative(),
  /** Why the model could not be asked this, as {@link ErrorData}: there is no answer then. */
  failure: z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }).optional(),
});

export type CaseAnswer = z.infer<typeof caseAnswerSchema>;

/** The two models that are compared. */
export const comparedModels = ["base", "tuned"] as const;

export type ComparedModel = typeof comparedModels[number];

const count = z.int().nonnegative();

/** What came out, in figures. */
export const evaluationSummarySchema = z.object({
  cases: count,
  baseRight: count,
  tunedRight: count,
  /** Right with the tuned model only: what training brought. */
  onlyTuned: count,
  /** Right with the base model only: what training cost. */
  onlyBase: count,
  /** Answers that had not ended when they had their most tokens. */
  baseUnended: count,
  tunedUnended: count,
  /** Cases that at least one of the models could not be asked; they are not right for it. */
  unanswered: count.default(0),
  source: caseSourceSchema,
  /** What the slower of the models needed; they answer at the same time. */
  seconds: z.number().nonnegative(),
});

export type EvaluationSummary = z.infer<typeof evaluationSummarySchema>;

/** The file with every case and both answers. */
export const evaluationResultSchema = z.object({
  schema: z.literal(1),
  evaluationId: z.string(),
  runId: z.string(),
  artifactId: z.string().nullable(),
  models: z.object({ base: z.string(), tuned: z.string() }),
  systemPrompt: z.string().nullable(),
  maxTokens: z.int(),
  summary: evaluationSummarySchema,
  cases: z.array(
    evaluationCaseSchema.extend({ base: caseAnswerSchema, tuned: caseAnswerSchema }),
  ),
});

export type EvaluationResult = z.infer<typeof evaluationResultSchema>;

/** An evaluation as lists show it. */
export interface Evaluation {
  id: EvaluationId;
  projectId: ProjectId;
  runId: RunId;
  /** Relative to the project's folder: every case with both answers. */
  path: string;
  summary: EvaluationSummary;
  createdAt: string;
}

/** The evaluation as the REST interface shows it. */
export const evaluationSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  runId: z.string(),
  path: z.string(),
  summary: evaluationSummarySchema,
  createdAt: z.string(),
});

/** A question that base and tuned model answer side by side. */
export const compareSchema = z.strictObject({
  runId: idSchema<RunId>(),
  artifactId: idSchema<ArtifactId>().optional(),
  question: z.string().trim().min(1).max(20_000),
  maxTokens: z.int().min(1).max(4096).default(256),
  /** 0 takes the likeliest word each time: the same question then gets the same answer. */
  temperature: z.number().min(0).max(2).default(0),
});

export type Compare = z.input<typeof compareSchema>;

/** What one of the two says, as it comes. Each ends with `end` or `error`, by itself. */
export type ComparePart =
  | { model: ComparedModel; type: "text"; text: string }
  | { model: ComparedModel; type: "end"; finish: "stop" | "length"; speed: AnswerSpeed }
  | { model: ComparedModel; type: "error"; error: ErrorData };

/** How fast an answer came. Both models share this computer while they answer. */
export interface AnswerSpeed {
  /** From the question to the first piece; null when there was none. Loading the model counts. */
  firstMs: number | null;
  totalMs: number;
  /** Null where the model does not count them. */
  tokens: number | null;
  /** After the first piece. */
  tokensPerS: number | null;
}

/** A held-out question with the answer that its row gives. */
export const heldOutExampleSchema = z.object({
  question: z.string(),
  expected: z.string(),
  split: z.enum(["recall", "document"]),
});

export type HeldOutExample = z.infer<typeof heldOutExampleSchema>;

/** What a run's models are tried with. */
export const trialSchema = z.object({
  /** Goes before every question; null for none. */
  systemPrompt: z.string().nullable(),
  /** A few held-out questions of the run's own data, drawn at random. */
  examples: z.array(heldOutExampleSchema),
  /** How many were held out in all. */
  heldOut: z.int().nonnegative(),
  /** Of which kinds there are some. */
  splits: z.array(z.enum(["recall", "document"])),
});

export type Trial = z.infer<typeof trialSchema>;
