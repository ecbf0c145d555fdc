import type { Kysely } from "kysely";
import type { Pace } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { TrainableModel, TrainingEngine } from "./ports.ts";
import { trainingJob } from "./training_job.ts";

/**
 * Parameters × tokens that one core trains in a second. A 135M model made 145 to 160 tokens a second
 * on two cores of a server processor (reference/engines.md): 1e10 a core. Newer desktop cores are
 * faster, old laptops and busy machines slower; hence the wide range.
 */
const perCoreAndSecond = { slow: 0.6e10, fast: 2e10 };

/** Importing the libraries and loading the model took 12 to 47 s (reference/engines.md §4). */
const startS = { low: 8, high: 50 };

/** Other rows, other programs beside it: so much a second run differs from the first. */
const spread = { low: 0.7, high: 1.25 };

/**
 * How fast training will be: as in the last finished run with this model and engine on this computer,
 * else by rule of thumb; null on a graphics processor that nothing was measured on.
 */
export async function paceOf(
  db: Kysely<Database>,
  { shape, id }: Pick<TrainableModel, "shape" | "id">,
  { engine, threads }: { engine: Pick<TrainingEngine, "id" | "device">; threads: number },
): Promise<Pace | null> {
  const measured = await lastTokensPerS(db, { baseModelId: id, engine: engine.id });
  if (measured !== null) {
    const tokensPerS = { low: spread.low * measured, high: spread.high * measured };
    return { tokensPerS, startS, isMeasured: true };
  }
  if (engine.device !== "cpu") return null;
  return processorPace(shape.parameters, threads);
}

/** How fast training on the processor will be, by rule of thumb. */
export function processorPace(parameters: number, threads: number): Pace {
  const perS = (rate: number) => rate * threads / parameters;
  const tokensPerS = { low: perS(perCoreAndSecond.slow), high: perS(perCoreAndSecond.fast) };
  return { tokensPerS, startS, isMeasured: false };
}

async function lastTokensPerS(
  db: Kysely<Database>,
  { baseModelId, engine }: { baseModelId: string; engine: string },
): Promise<number | null> {
  const last = await db.selectFrom("runs").innerJoin("jobs", "jobs.id", "runs.job_id")
    .select("jobs.result").where("jobs.kind", "=", trainingJob).where("jobs.state", "=", "done")
    .where("runs.base_model_id", "=", baseModelId).where("runs.engine", "=", engine)
    .orderBy("runs.id", "desc").executeTakeFirst();
  const { tokensPerS } = JSON.parse(last?.result ?? "{}") as { tokensPerS?: number | null };
  return tokensPerS && tokensPerS > 0 ? tokensPerS : null;
}
