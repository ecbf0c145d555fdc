import type { Kysely } from "kysely";
import type { Pace } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { TrainableModel, TrainingEngine } from "./ports.ts";
import { trainingJob } from "./training_job.ts";

/** What is known of an engine's speed on the processor. */
interface Rule {
  /** Parameters × tokens that one core trains in a second. */
  perCoreAndSecond: { slow: number; fast: number };
  startS: { low: number; high: number };
}

/**
 * With PyTorch a 135M model made 145 to 300 tokens a second on two cores of server processors
 * (reference/engines.md, bench/README.md): 1e10 to 2e10 a core; imports and loading took 9 to 47 s.
 * Newer desktop cores are faster, old laptops and busy machines slower; hence the wide range.
 */
const torchRule: Rule = {
  perCoreAndSecond: { slow: 0.6e10, fast: 2e10 },
  startS: { low: 8, high: 50 },
};

/** Our own engine makes three quarters of that, and loads a model of this size in two seconds. */
const nativeRule: Rule = {
  perCoreAndSecond: { slow: 0.4e10, fast: 1.6e10 },
  startS: { low: 1, high: 15 },
};

function ruleOf(engine: string): Rule {
  return engine === "native" ? nativeRule : torchRule;
}

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
    return { tokensPerS, startS: ruleOf(engine.id).startS, isMeasured: true };
  }
  if (engine.device !== "cpu") return null;
  return processorPace(shape.parameters, { threads, engine: engine.id });
}

/** How fast training on the processor will be, by rule of thumb. */
export function processorPace(
  parameters: number,
  { threads, engine }: { threads: number; engine: string },
): Pace {
  const { perCoreAndSecond, startS } = ruleOf(engine);
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
