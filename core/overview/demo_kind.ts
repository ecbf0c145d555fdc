import { z } from "zod";
import { engineIds, idSchema, type Json, type ProjectId } from "@/core/contract/mod.ts";
import { type AnyJobKind, jobKind } from "@/core/jobs/mod.ts";
import type { DemoDeps } from "./ports.ts";
import { runDemo } from "./run_demo.ts";

/** The name of the job kind. */
export const demoKindName = "overview.demo";

const paramsSchema = z.object({
  projectId: idSchema<ProjectId>(),
  /** What trains; the usual one where nobody chose. */
  engine: z.enum(engineIds).nullable().default(null),
});

/**
 * The job that carries the example project through the whole main job by means of the other kinds.
 * It keeps nothing itself: what is done already it sees from the jobs in the queue, so that it goes
 * on after a kill without doing anything twice.
 */
export function createDemoKind(deps: DemoDeps): AnyJobKind {
  return jobKind<z.infer<typeof paramsSchema>, Json>({
    kind: demoKindName,
    params: paramsSchema,
    slot: "none",
    pausable: false,
    recovery: "automatic",
    graceMs: 10_000,
    run: async ({ projectId, engine }, context) => ({
      ...await runDemo(deps, { projectId, engine: engine ?? await deps.usualEngine() }, context),
    }),
  });
}
