import type { PathStep, PathStepName, PathStepState, TextParams } from "@/core/contract/mod.ts";
import type { OverviewText } from "@/core/contract/text/overview.ts";
import type { PathContent } from "@/core/contract/text/path.ts";

/** What a project holds, as far as its path depends on it. */
export interface PathFacts {
  /** Documents by state. */
  documents: { ready: number; processing: number; uploaded: number; failed: number };
  chunks: number;
  model:
    | { state: "none" }
    | { state: "ready" | "untrainable" | "absent"; name: string };
  trainingRows: number;
  versions: number;
  isGenerating: boolean;
  /** Runs by what they are doing. */
  runs: { active: number; waiting: number; done: number };
  /** How far the newest run is that is under way or waits; null where nobody knows. */
  runPercent: number | null;
  isExporting: boolean;
  artifacts: number;
  artifactBytes: number;
}

type Step = PathStep<OverviewText>;
type BareStep = Omit<Step, "contents">;

/**
 * The path of a project: for each step whether it is done, under way, next or blocked, and why. At
 * most one step is "next": the first that a person can do something about.
 */
export function stepsOf(facts: PathFacts): Step[] {
  const bare = [documents(facts), model(facts), data(facts), training(facts), use(facts)];
  const steps = bare.map((step): Step => ({ ...step, contents: contentsOf[step.name](facts) }));
  // Whoever brought training data along may do without documents.
  const isOptional = ({ name }: Step) => name === "documents" && facts.trainingRows > 0;
  const next = steps.find((step) => step.state === "open" && !isOptional(step));
  return steps.map((step) => step === next ? { ...step, state: "next" } : step);
}

/** What is in each step, whatever its state: numbers that are not 0, and names. */
const contentsOf: Readonly<Record<PathStepName, (facts: PathFacts) => PathContent[]>> = {
  documents({ documents: { ready, processing, uploaded, failed }, chunks }) {
    return [
      ...counted("path.files", ready + processing + uploaded + failed),
      ...counted("path.chunks", chunks),
      ...counted("path.failed", failed),
    ];
  },
  model: ({ model }) =>
    model.state === "none" ? [] : [{ key: "path.model", params: { model: model.name } }],
  data: ({ trainingRows, versions }) => [
    ...counted("path.rows", trainingRows),
    ...counted("path.versions", versions),
  ],
  training({ runs, runPercent: percent }) {
    const isUnfinished = runs.active + runs.waiting > 0 && (runs.active > 0 || runs.done === 0);
    if (!isUnfinished) return counted("path.runs", runs.done);
    return [
      { key: runs.active > 0 ? "path.running" : "path.waiting", params: {} },
      ...(percent === null ? [] : [{ key: "path.percent" as const, params: { percent } }]),
    ];
  },
  use: ({ artifacts, artifactBytes: bytes }) => [
    ...counted("path.files", artifacts),
    ...(artifacts > 0 ? [{ key: "path.bytes" as const, params: { bytes } }] : []),
  ],
};

function counted(key: PathContent["key"], count: number): PathContent[] {
  return count === 0 ? [] : [{ key, params: { count } }];
}

function step(
  name: PathStepName,
  state: PathStepState,
  { reason, ...params }: { reason: OverviewText } & TextParams,
): BareStep {
  return { name, state, reason, params };
}

function documents({ documents: { ready, processing, uploaded, failed } }: PathFacts): BareStep {
  const say = (state: PathStepState, reason: OverviewText, count: number) =>
    step("documents", state, { reason, count });
  if (processing > 0) return say("active", "overview.documents.processing", processing);
  if (uploaded > 0) return say("open", "overview.documents.waiting", uploaded);
  if (ready > 0) return say("done", "overview.documents.ready", ready);
  if (failed > 0) return say("open", "overview.documents.failed", failed);
  return step("documents", "open", { reason: "overview.documents.none" });
}

function model({ model }: PathFacts): BareStep {
  if (model.state === "none") return step("model", "open", { reason: "overview.model.none" });
  const state = model.state === "ready" ? "done" : "open";
  return step("model", state, { reason: `overview.model.${model.state}`, model: model.name });
}

function data({ trainingRows: count, isGenerating, documents: { ready } }: PathFacts): BareStep {
  if (isGenerating) return step("data", "active", { reason: "overview.data.generating", count });
  if (count > 0) return step("data", "done", { reason: "overview.data.ready", count });
  return ready > 0
    ? step("data", "open", { reason: "overview.data.none" })
    : step("data", "blocked", { reason: "overview.data.noDocuments" });
}

function training({ runs, model: { state }, trainingRows }: PathFacts): BareStep {
  const say = (state: PathStepState, reason: OverviewText) => step("training", state, { reason });
  if (runs.active > 0) return say("active", "overview.training.active");
  if (runs.done > 0) {
    return step("training", "done", { reason: "overview.training.ready", count: runs.done });
  }
  if (runs.waiting > 0) return say("open", "overview.training.interrupted");
  if (state !== "ready") return say("blocked", "overview.training.noModel");
  if (trainingRows === 0) return say("blocked", "overview.training.noData");
  return say("open", "overview.training.none");
}

function use({ runs, isExporting, artifacts: count }: PathFacts): BareStep {
  if (isExporting) return step("use", "active", { reason: "overview.use.exporting" });
  if (count > 0) return step("use", "done", { reason: "overview.use.ready", count });
  return runs.done > 0
    ? step("use", "open", { reason: "overview.use.none" })
    : step("use", "blocked", { reason: "overview.use.noRun" });
}
