import {
  hyperChoices,
  type Hyperparameters,
  type Lang,
  type Pace,
  type PreflightCheck,
} from "@/core/contract/mod.ts";
import type { TrainingText } from "@/core/contract/text/training.ts";
import { changeTo, check, goTo } from "./_check.ts";
import { checkLanguage } from "./check_language.ts";
import { checkMemory } from "./check_memory.ts";
import { checkFourBit, checkSpeed } from "./check_speed.ts";
import type { MemoryCase } from "./memory.ts";
import type {
  DataSize,
  EngineReadiness,
  TokenisationTest,
  TrainableModel,
  TrainingEngine,
  TrainingLimits,
} from "./ports.ts";

/** The answers of all checks, in the order in which a person would go through them. */
export type Preflight = PreflightCheck<TrainingText>[];

/** What is known before a start. */
export interface BeforeStart {
  model: TrainableModel | null;
  data: DataSize;
  /** The language of the data; null when nobody can tell. */
  language: Lang | null;
  readiness: EngineReadiness;
  /** Null while it is being tested. */
  tokenisation: TokenisationTest | null;
  /** Null where nobody can know. */
  pace: Pace | null;
  maxSteps: number | null;
  limits: TrainingLimits;
  /** Null when no model is chosen: then there is nothing to choose settings for. */
  hyper: Hyperparameters | null;
}

/** With fewer rows a model hardly learns anything. */
const fewRows = 30;

/** Checks whether training can start, and what to do where it cannot. */
export function checkBeforeStart(before: BeforeStart): Preflight {
  const { model, data, language, readiness, tokenisation, limits, hyper, pace } = before;
  const spoken = model && checkLanguage(model, language);
  const checks = [
    checkModel(model),
    ...spoken ? [spoken] : [],
    checkData(data),
    checkRecall(data),
    checkEngine(readiness),
    ...model && model.engines.length > 0 ? [checkTokenisation(tokenisation)] : [],
  ];
  if (!model || !hyper) return checks;
  if (data.trainRows > 0) checks.push(checkLengths(data, hyper));
  checks.push(checkDisk(limits, model, readiness));
  if (readiness.kind !== "ready") return checks;
  const { engine } = readiness;
  const memory = memoryCaseOf(model, engine, { data, hyper });
  checks.push(checkMemory(memory, hyper, availableMemory(engine, limits)));
  if (hyper.loadIn4bit) checks.push(checkFourBit(engine));
  if (pace && data.trainRows > 0) checks.push(checkSpeed(pace, { ...before, hyper }));
  return checks;
}

/** What the memory estimate of a run rests on. */
export function memoryCaseOf(
  model: TrainableModel,
  engine: Pick<TrainingEngine, "precision">,
  { data, hyper }: { data: DataSize; hyper: Pick<Hyperparameters, "loadIn4bit"> },
): MemoryCase {
  return {
    shape: model.shape,
    precision: hyper.loadIn4bit ? "4bit" : engine.precision,
    longestRow: Math.max(1, data.longestRow),
  };
}

/** Memory that a run may use: that of the device, or less where a setting says so. */
export function availableMemory(
  engine: Pick<TrainingEngine, "memoryBytes">,
  { maxMemoryBytes }: TrainingLimits,
): number {
  return Math.min(engine.memoryBytes, maxMemoryBytes ?? Infinity);
}

function checkModel(model: TrainableModel | null): PreflightCheck<TrainingText> {
  if (!model) return check("blocked", "training.check.model.none", goTo("model"));
  const params = { model: model.name };
  return model.engines.length > 0
    ? check("ok", "training.check.model.ok", { params })
    : check("blocked", "training.check.model.untrainable", { params, ...goTo("model") });
}

function checkData({ trainRows: rows }: DataSize): PreflightCheck<TrainingText> {
  if (rows === 0) return check("blocked", "training.check.data.none", goTo("data"));
  return rows < fewRows
    ? check("warning", "training.check.data.few", { params: { rows }, ...goTo("data") })
    : check("ok", "training.check.data.ok", { params: { rows } });
}

function checkRecall({ recallRows: rows }: DataSize): PreflightCheck<TrainingText> {
  return rows === 0
    ? check("warning", "training.check.recall.none", goTo("data"))
    : check("ok", "training.check.recall.ok", { params: { rows } });
}

function checkEngine(readiness: EngineReadiness): PreflightCheck<TrainingText> {
  if (readiness.kind === "ready") {
    const params = { engine: readiness.engine.name };
    return check("ok", "training.check.engine.ok", { params });
  }
  if (readiness.kind === "unsuited") {
    return check("blocked", "training.check.engine.unsuited", goTo("model"));
  }
  const params = readiness.kind === "unproven" ? { detail: readiness.detail } : {};
  const isInstalling = readiness.kind === "installing";
  return check("blocked", `training.check.engine.${readiness.kind}`, {
    params,
    remedy: isInstalling
      ? { kind: "link", to: "engines" }
      : { kind: "install", pack: readiness.pack },
  });
}

function checkTokenisation(test: TokenisationTest | null): PreflightCheck<TrainingText> {
  if (test === null) return check("ok", "training.check.tokens.testing");
  if (test.kind === "shared") return check("ok", "training.check.tokens.shared");
  if (test.kind === "equal") return check("ok", "training.check.tokens.ok");
  if (test.kind === "unknown") {
    return check("warning", "training.check.tokens.unknown", {
      remedy: { kind: "install", pack: "inference" },
    });
  }
  const { count, total } = test;
  return check("blocked", "training.check.tokens.differ", {
    params: { count, total },
    ...goTo("model"),
  });
}

/** Rows are cut at their end, where the answer stands: a model then learns to break off. */
function checkLengths(
  { longestRow: longest }: DataSize,
  { maxLength: length }: Hyperparameters,
): PreflightCheck<TrainingText> {
  if (longest <= length) return check("ok", "training.check.lengths.ok", { params: { longest } });
  const wanted = 2 ** Math.ceil(Math.log2(longest));
  if (wanted > hyperChoices.maxLength.most) {
    return check("warning", "training.check.lengths.long", {
      params: { longest },
      ...goTo("data"),
    });
  }
  return check("warning", "training.check.lengths.cut", {
    params: { longest, length, wanted },
    ...changeTo({ maxLength: wanted }),
  });
}

/** Space beside the checkpoints that must stay free for everything else. */
const reserveBytes = 500e6;

/**
 * A LoRA checkpoint is small beside what the first run of a model needs with an engine that does not
 * read a GGUF: its dequantised copy with four bytes a parameter.
 */
function checkDisk(
  { freeDiskBytes }: TrainingLimits,
  { shape }: TrainableModel,
  readiness: EngineReadiness,
): PreflightCheck<TrainingText> {
  const hasCopy = readiness.kind !== "ready" || !readiness.engine.readsGguf;
  const needed = reserveBytes + (hasCopy ? 4 * shape.parameters : 0);
  const params = {
    needed_gb: Math.ceil(needed / 1e8) / 10,
    free_gb: wholeFromTen((freeDiskBytes ?? needed) / 1e9),
  };
  return freeDiskBytes !== null && freeDiskBytes < needed
    ? check("blocked", "training.check.disk.full", { params, ...goTo("disk") })
    : check("ok", "training.check.disk.ok", { params });
}

/** Gigabytes rounded down: with one decimal below ten, else whole. */
function wholeFromTen(gigabytes: number): number {
  return gigabytes >= 10 ? Math.floor(gigabytes) : Math.floor(10 * gigabytes) / 10;
}
