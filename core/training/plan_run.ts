import type { Hyperparameters, PersonId, ProjectId, StartRun } from "@/core/contract/mod.ts";
import { defaultHyperparameters, defaultsForSize } from "./defaults.ts";
import type { TrainingDeps } from "./deps.ts";
import type {
  DataSize,
  EngineReadiness,
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
  limits: TrainingLimits;
  /** Null while no model is chosen. */
  hyper: Hyperparameters | null;
  checks: Preflight;
}

type PlanRun = (projectId: ProjectId, request?: StartRun) => Promise<RunPlan>;

/** Builds the function that looks at everything a start depends on; it changes nothing. */
export function createPlanner(deps: TrainingDeps): PlanRun {
  return async (projectId, request = {}) => {
    const { ownerId, baseModelId, systemPrompt } = await deps.projects.get(projectId);
    const [model, data, language, readiness, limits] = await Promise.all([
      baseModelId === null ? null : deps.models.find(baseModelId),
      deps.datasets.measure(projectId),
      deps.datasets.language(projectId),
      deps.engines.choose(request.engine ?? null),
      deps.limits(projectId),
    ]);
    const tokenisation = model?.isTrainable
      ? await deps.models.testTokenisation(model.id)
      : { kind: "unknown" as const };
    const chosen = withoutUndefined(request.hyper ?? {});
    const hyper = model && { ...defaultsFor(model, { readiness, data, limits }), ...chosen };
    const checks = checkBeforeStart({
      model,
      data,
      language,
      readiness,
      tokenisation,
      limits,
      hyper,
    });
    return { projectId, ownerId, systemPrompt, model, data, readiness, limits, hyper, checks };
  };
}

function defaultsFor(
  model: TrainableModel,
  { readiness, data, limits }: Pick<RunPlan, "readiness" | "data" | "limits">,
): Hyperparameters {
  const usual = defaultsForSize(model.shape.parameters);
  if (readiness.kind !== "ready") return usual;
  const engine: TrainingEngine = readiness.engine;
  const memory = memoryCaseOf(model, engine, { data, hyper: usual });
  return defaultHyperparameters(memory, availableMemory(engine, limits));
}

function withoutUndefined<T extends object>(values: T): Partial<Hyperparameters> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
