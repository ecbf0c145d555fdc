import type {
  EngineId,
  EngineOption,
  Hyperparameters,
  Pace,
  PersonId,
  ProjectId,
  StartRun,
} from "@/core/contract/mod.ts";
import type { TrainingText } from "@/core/contract/text/training.ts";
import { fourBitSupport } from "./check_speed.ts";
import { defaultHyperparameters, defaultsForSize } from "./defaults.ts";
import type { TrainingDeps } from "./deps.ts";
import { paceOf } from "./pace.ts";
import type {
  DataSize,
  EngineReadiness,
  TokenisationTest,
  TrainableModel,
  TrainingEngine,
  TrainingLimits,
} from "./ports.ts";
import { availableMemory, checkBeforeStart, memoryCaseOf, type Preflight } from "./preflight.ts";

/** What a run would be like. */
export interface RunPlan {
  projectId: ProjectId;
  ownerId: PersonId;
  systemPrompt: string;
  model: TrainableModel | null;
  data: DataSize;
  readiness: EngineReadiness;
  /** What a person can choose from; none while no model is chosen. */
  engines: EngineOption[];
  /** The one that would be used, ready or not. */
  engine: EngineId | null;
  limits: TrainingLimits;
  /** Null while no model is chosen. */
  hyper: Hyperparameters | null;
  /** What a person starts from: the settings that suit model, data, memory and their own wishes. */
  usual: Hyperparameters | null;
  pace: Pace | null;
  fourBit: { isAvailable: boolean; reason: TrainingText } | null;
  /** A check is still being made. */
  isTesting: boolean;
  checks: Preflight;
}

/** How a plan is made. */
export interface PlanOptions {
  /** Does not wait for a check that takes seconds: {@link RunPlan.isTesting} then says so. */
  isQuick?: boolean;
}

type PlanRun = (
  projectId: ProjectId,
  request?: StartRun,
  options?: PlanOptions,
) => Promise<RunPlan>;

/** Builds the function that looks at everything a start depends on; it changes nothing. */
export function createPlanner(deps: TrainingDeps): PlanRun {
  return async (projectId, request = {}, { isQuick = false } = {}) => {
    const { ownerId, baseModelId, systemPrompt } = await deps.projects.get(projectId);
    const model = baseModelId === null ? null : await deps.models.find(baseModelId);
    const wanted = wantedEngine(request, model);
    const [data, language, readiness, engines, limits, wishes] = await Promise.all([
      deps.datasets.measure(projectId),
      deps.datasets.language(projectId),
      deps.engines.choose(wanted, model),
      model ? deps.engines.options(model) : [],
      deps.limits(projectId),
      deps.usual?.(projectId) ?? {},
    ]);
    const engine = readiness.kind === "ready" ? readiness.engine : null;
    const tokenisation = await tokenisationOf(deps, { model, engine, isQuick });
    const usual = model && {
      ...defaultsFor(model, { readiness, data, limits }),
      ...withoutUndefined(wishes),
    };
    const hyper = usual && { ...usual, ...withoutUndefined(request.hyper ?? {}) };
    const pace = model && engine
      ? await paceOf(deps.db, model, { engine, threads: limits.threads })
      : null;
    const maxSteps = request.maxSteps ?? null;
    const known = { model, data, readiness, limits, hyper, pace };
    return {
      ...known,
      engines,
      engine: (engines.find(({ id }) => id === wanted) ??
        engines.find(({ isUsual }) => isUsual))?.id ?? null,
      projectId,
      ownerId,
      systemPrompt,
      usual,
      fourBit: engine && fourBitSupport(engine),
      isTesting: tokenisation === null,
      checks: checkBeforeStart({ ...known, language, tokenisation, maxSteps }),
    };
  };
}

/** Where there is nothing to choose from, an old choice counts for nothing. */
function wantedEngine({ engine }: StartRun, model: TrainableModel | null): string | null {
  return model?.engines.length === 1 ? null : engine ?? null;
}

async function tokenisationOf(
  { models }: Pick<TrainingDeps, "models">,
  { model, engine, isQuick }: {
    model: TrainableModel | null;
    engine: TrainingEngine | null;
    isQuick: boolean;
  },
): Promise<TokenisationTest | null> {
  if (!model || model.engines.length === 0) return { kind: "unknown" };
  if (engine?.readsGguf) return { kind: "shared" };
  return isQuick
    ? await models.knownTokenisation(model.id)
    : await models.testTokenisation(model.id);
}

function defaultsFor(
  model: TrainableModel,
  { readiness, data, limits }: Pick<RunPlan, "readiness" | "data" | "limits">,
): Hyperparameters {
  const rows = data.trainRows;
  const usual = defaultsForSize(model.shape.parameters, rows);
  if (readiness.kind !== "ready") return usual;
  const engine: TrainingEngine = readiness.engine;
  const memory = memoryCaseOf(model, engine, { data, hyper: usual });
  return defaultHyperparameters(memory, { availableBytes: availableMemory(engine, limits), rows });
}

function withoutUndefined<T extends object>(values: T): Partial<Hyperparameters> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
