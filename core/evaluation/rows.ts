import { join } from "node:path";
import type { Kysely, Selectable } from "kysely";
import {
  type Evaluation,
  type EvaluationId,
  type EvaluationResult,
  evaluationResultSchema,
  evaluationSummarySchema,
  type PersonId,
  type ProjectId,
  type RunId,
} from "@/core/contract/mod.ts";
import type { Database, EvaluationsTable } from "@/core/storage/mod.ts";

/** Enters an evaluation once: its id is that of its job. */
export async function enterEvaluation(
  db: Kysely<Database>,
  { evaluationId, runId, summary }: EvaluationResult,
  { ownerId, projectId, path, at }: {
    ownerId: PersonId;
    projectId: ProjectId;
    path: string;
    at: string;
  },
): Promise<void> {
  await db.insertInto("evaluations").values({
    id: evaluationId,
    owner_id: ownerId,
    project_id: projectId,
    job_id: evaluationId,
    run_id: runId,
    path,
    summary: JSON.stringify(summary),
    created_at: at,
  }).onConflict((conflict) => conflict.column("id").doNothing()).execute();
}

/** A row as the rest of the program sees it. */
export function evaluationFromRow(row: Selectable<EvaluationsTable>): Evaluation {
  return {
    id: row.id as EvaluationId,
    projectId: row.project_id as ProjectId,
    runId: row.run_id as RunId,
    path: row.path,
    summary: evaluationSummarySchema.parse(JSON.parse(row.summary)),
    createdAt: row.created_at,
  };
}

/** The result in an evaluation's folder, or null while there is none. */
export async function readResult(folder: string): Promise<EvaluationResult | null> {
  try {
    const text = await Deno.readTextFile(join(folder, "result.json"));
    return evaluationResultSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
