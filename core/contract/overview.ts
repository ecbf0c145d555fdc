import { z } from "zod";
import { engineIds } from "./engines.ts";
import { type DemoStepName, demoSteps } from "./demo_steps.ts";
import type { TextParams } from "./lang.ts";
import { type PathStepName, pathSteps } from "./path_steps.ts";
import type { PathContent } from "./text/path.ts";

export { type PathStepName, pathSteps };

/**
 * How far a step is: done; under way; what to do next; possible but not its turn; or blocked until
 * something else is done.
 */
export const pathStepStates = ["done", "active", "next", "open", "blocked"] as const;

export type PathStepState = typeof pathStepStates[number];

/** One step of a project's path. `reason` is a key of `overviewTexts`. */
export interface PathStep<Key extends string = string> {
  name: PathStepName;
  state: PathStepState;
  reason: Key;
  params: TextParams;
  /** What is in it so far; `pathContentsText` puts it into words. */
  contents: PathContent[];
}

const textParams = z.record(z.string(), z.union([z.string(), z.number()]));

/** The step as the REST interface shows it. */
export const pathStepSchema = z.object({
  name: z.enum(pathSteps),
  state: z.enum(pathStepStates),
  reason: z.string(),
  params: textParams,
  contents: z.array(z.object({ key: z.string(), params: textParams })),
});

/** What the example is started with. */
export const startDemoSchema = z.strictObject({
  /** What trains; the engine that is usual on this computer where it is left out. */
  engine: z.enum(engineIds).optional(),
});

export type StartDemo = z.infer<typeof startDemoSchema>;

/** An event of the demo's job, of type `step`. */
export interface DemoStepEvent {
  step: DemoStepName;
  state: "started" | "done";
  /** Once it is done: how long its work took. */
  seconds?: number;
}

/** An event of the demo's job, of type `step_progress`: how far the work of a step is. */
export interface DemoProgressEvent {
  step: DemoStepName;
  /** A key of the texts of the area that does the work, or null. */
  phase: string | null;
  done: number;
  total: number | null;
  unit: string;
}

const answered = z.object({
  question: z.string(),
  base: z.string(),
  tuned: z.string(),
  baseRight: z.boolean(),
  tunedRight: z.boolean(),
});

/** What the demo ends with. Seconds are of wall-clock time. */
export const demoSummarySchema = z.object({
  projectId: z.string(),
  projectName: z.string(),
  runId: z.string(),
  /** Each step's own time, in the order of `demoSteps`; they overlap. */
  steps: z.array(z.object({ step: z.enum(demoSteps), seconds: z.number() })),
  /** From the demo's start to its end. */
  totalSeconds: z.number(),
  /** What the trainer alone needed for its steps. */
  trainingSeconds: z.number(),
  /** How often the app was ended in between; the total then holds the time in which it was not there. */
  interruptions: z.int(),
  documents: z.int(),
  trainingRows: z.int(),
  cases: z.int(),
  baseRight: z.int(),
  tunedRight: z.int(),
  /** The file with every case and both answers. */
  answersPath: z.string(),
  /** The exported model. */
  modelPath: z.string(),
  examples: z.array(answered),
});

export type DemoSummary = z.infer<typeof demoSummarySchema>;
