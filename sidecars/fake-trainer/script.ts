import { z } from "zod";

const step = z.number().int().positive();

/**
 * What the fake is told to do wrong, in the key `fake` of `config.json`. Steps count from 1; a
 * fault strikes after the step was reported. A run that resumes behind the step is spared.
 */
export const fakeScriptSchema = z.object({
  /** How long a step takes. */
  stepMs: z.number().nonnegative().default(2),
  heartbeatMs: z.number().positive().default(10_000),
  /** Reports that memory ran out. */
  oomAtStep: step.optional(),
  /** Reports a loss that is no number. */
  nanAtStep: step.optional(),
  /** Falls silent and no longer listens, not even to SIGTERM. */
  silentAtStep: step.optional(),
  /** Ends itself with SIGKILL. */
  killAtStep: step.optional(),
  /** Leaves a checkpoint folder without a manifest, then ends itself with SIGKILL. */
  tornAtStep: step.optional(),
  /** Cannot save. */
  diskFullAtStep: step.optional(),
  /** Reports a checkpoint outside of the run folder. */
  escapePathAtStep: step.optional(),
  /** Reports a checkpoint with a wrong checksum. */
  wrongHashAtStep: step.optional(),
  /** Ends with this exit code, after writing to stderr. */
  exitAtStep: z.object({ step, code: z.number().int(), stderr: z.string().default("") }).optional(),
  /** Writes this many bytes of rubbish to stdout before the first step. */
  garbageBytes: z.number().int().nonnegative().default(0),
  /** Claims to speak another protocol. */
  protocol: z.number().int().default(1),
  /** Ends with success but without its result. */
  forgetResult: z.boolean().default(false),
  /** Starts a process of its own that outlives it unless its whole group is ended. */
  grandchild: z.boolean().default(false),
});

export type FakeScript = z.infer<typeof fakeScriptSchema>;
