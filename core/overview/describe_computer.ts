import {
  type ComputerSize,
  type ComputerWords,
  type EngineId,
  expectedSeconds,
  type FitLevel,
  type Hardware,
  type Lang,
  type ModelShape,
  runNumbers,
  type Settings,
  type TextParams,
  type Translate,
  translator,
} from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { computerTexts } from "@/core/contract/text/computer.ts";
import { memoryToRun, modelFit } from "@/core/models/mod.ts";
import { usualEngine, type WorkingMemory, workingMemory } from "@/core/packs/mod.ts";
import { defaultsForSize, precisionOf, processorPace, trainingNeed } from "@/core/training/mod.ts";

/** What the words follow from. */
export interface ComputerFacts {
  hardware: Hardware;
  settings: Pick<Settings, "forceCpu" | "memoryLimitMB">;
  /** Threads that training would get. */
  threads: number;
}

/** The shapes of well-known models of the usual sizes. */
const shapes: readonly (ModelShape & { name: string; called: number })[] = [
  {
    name: "135M",
    called: 135e6,
    ...shape(134.5e6, { layers: 30, width: [576, 1536, 192], vocabulary: 49152 }),
  },
  {
    name: "0.5B",
    called: 5e8,
    ...shape(494e6, { layers: 24, width: [896, 4864, 128], vocabulary: 151936 }),
  },
  {
    name: "1.5B",
    called: 1.5e9,
    ...shape(1.54e9, { layers: 28, width: [1536, 8960, 256], vocabulary: 151936 }),
  },
  {
    name: "3B",
    called: 3e9,
    ...shape(3.09e9, { layers: 36, width: [2048, 11008, 256], vocabulary: 151936 }),
  },
  {
    name: "7B",
    called: 7e9,
    ...shape(7.62e9, { layers: 28, width: [3584, 18944, 512], vocabulary: 152064 }),
  },
];

function shape(
  parameters: number,
  { layers, width: [hidden, feedForward, keyValue], vocabulary }: {
    layers: number;
    width: [hidden: number, feedForward: number, keyValue: number];
    vocabulary: number;
  },
): ModelShape {
  return { parameters, layers, hidden, feedForward, keyValue, vocabulary };
}

/** The data that times are stated for: what some thirty pages yield. */
const usualRows = 300;
const tokensPerRow = 60;

/** Bytes that a parameter takes on the disk and in memory when it is quantised to about four bits. */
const quantisedBytes = 0.6;

/**
 * Says what a computer can do. Nothing is guessed: memory is that of the training's own formula, and
 * times are by the rule of thumb that runs use, on the processor only.
 */
export function describeComputer(facts: ComputerFacts, lang: Lang): ComputerWords {
  const t = translator(computerTexts, lang);
  const memory = workingMemory(facts.hardware, facts.settings);
  const known = shapes.map((model) => sized(model, { facts, memory, lang }));
  const sizes = known.map(({ size }) => size);
  const trainable = known.filter(({ size }) => isPossible(size.train));
  const sentences = [
    trainingWords(sizes, t),
    paceWords(trainable, memory, t),
    notWords(sizes, { memory, t, lang }),
    runWords(sizes, t),
  ].filter((sentence) => sentence !== "");
  return {
    summary: sentences.slice(0, trainable.length > 0 ? 2 : 1).join(" "),
    sentences,
    sizes,
    basis: memory.variant === "cpu"
      ? t("computer.times.basis", { rows: usualRows, threads: facts.threads })
      : "",
  };
}

interface Case {
  facts: ComputerFacts;
  memory: WorkingMemory;
  lang: Lang;
}

type Seconds = { low: number; high: number } | null;

function sized(
  model: typeof shapes[number],
  { facts, memory, lang }: Case,
): { size: ComputerSize; seconds: Seconds } {
  const engine = usualEngine(memory, null);
  const need = trainingNeed(model, precisionOf(engine, memory.variant));
  const sizeBytes = quantisedBytes * model.parameters;
  const memoryToRunBytes = memoryToRun({ sizeBytes, shape: model });
  const { run, train } = modelFit({ memoryToRunBytes, shape: model }, memory, () => need);
  const seconds = memory.variant === "cpu"
    ? trainingSeconds(model, { threads: facts.threads, engine })
    : null;
  const timeText = !isPossible(train.level) ? null : timeWords(seconds, lang);
  const { name } = model;
  const sizeText = countText(model.called, lang);
  const trainBytes = need.leastBytes;
  return {
    size: { name, sizeText, trainBytes, train: train.level, timeText, run: run.level },
    seconds,
  };
}

function trainingSeconds(
  { parameters }: ModelShape,
  by: { threads: number; engine: EngineId },
): Seconds {
  const hyper = defaultsForSize(parameters);
  const { gradientCheckpointing } = hyper;
  return expectedSeconds(processorPace(parameters, by), {
    tokens: usualRows * tokensPerRow,
    rows: usualRows,
    gradientCheckpointing,
    ...runNumbers(hyper, usualRows),
  });
}

type Words = Translate<keyof typeof computerTexts.en>;

function trainingWords(sizes: ComputerSize[], t: Words): string {
  const largest = sizes.findLast(({ train }) => isPossible(train));
  if (!largest) return t("computer.trains.none");
  const params = { largest: largest.sizeText };
  return t(largest === sizes.at(-1) ? "computer.trains.all" : "computer.trains.up", params);
}

/** Until here a person waits beside it; until here they come back on the same day. */
const fewSeconds = 3600;
const daySeconds = 10 * 3600;

function paceWords(
  trainable: { size: ComputerSize; seconds: Seconds }[],
  memory: WorkingMemory,
  t: Words,
): string {
  const [first] = trainable;
  const last = trainable.at(-1);
  if (!first || !last) return "";
  if (memory.variant !== "cpu" || !first.seconds || !last.seconds) return t("computer.pace.gpu");
  const isQuick = first.seconds.high <= fewSeconds;
  const small = t(isQuick ? "computer.pace.minutes" : "computer.pace.hours", {
    smallest: first.size.sizeText,
  });
  if (last === first || last.seconds.high <= fewSeconds) return small + t("computer.pace.end");
  const isWithinDay = last.seconds.high <= daySeconds;
  const params = { largest: last.size.sizeText };
  return small +
    t(isWithinDay ? "computer.pace.larger.hours" : "computer.pace.larger.days", params);
}

/** Names the smallest size that does not fit, and why. */
function notWords(
  sizes: ComputerSize[],
  { memory, t, lang }: { memory: WorkingMemory; t: Words; lang: Lang },
): string {
  const first = sizes.find(({ train }) => !isPossible(train));
  if (!first) return "";
  const params: TextParams = {
    size: first.sizeText,
    needed: bytesText(first.trainBytes, lang),
    have: bytesText(memory.trainBytes, lang),
    where: t(placeOf(memory)),
  };
  const isClose = first.trainBytes <= memory.trainBytes;
  return t("computer.not.memory", params) + t(isClose ? "computer.not.close" : "computer.pace.end");
}

function placeOf({ isLimited, isForced, variant }: WorkingMemory) {
  if (isLimited) return "computer.where.limit";
  if (isForced) return "computer.where.forced";
  return variant === "cpu" ? "computer.where.cpu" : "computer.where.gpu";
}

function runWords(sizes: ComputerSize[], t: Words): string {
  const largest = sizes.findLast(({ run }) => isPossible(run));
  return largest ? t("computer.runs", { largest: largest.sizeText }) : t("computer.runs.none");
}

function isPossible(level: FitLevel): boolean {
  return level === "fits" || level === "tight";
}

/** "500 million parameters", as everybody reads it; "0.5B" is for those who know. */
function countText(parameters: number, lang: Lang): string {
  const format = new Intl.NumberFormat(lang, {
    notation: "compact",
    compactDisplay: "long",
    maximumSignificantDigits: 3,
  });
  return translator(computerTexts, lang)("computer.size", { count: format.format(parameters) });
}

function timeWords(seconds: Seconds, lang: Lang): string {
  const t = translator(computerTexts, lang);
  if (!seconds) return t("computer.time.measured");
  const isLong = seconds.high > 2 * 3600;
  const unit = isLong ? 3600 : 60;
  const rounded = (value: number) =>
    isLong && value < 10 * unit ? Math.round(value / unit * 10) / 10 : Math.round(value / unit);
  const low = Math.max(isLong ? 0.1 : 1, rounded(seconds.low));
  const params = { low, high: Math.max(low, rounded(seconds.high)) };
  return t(isLong ? "computer.time.hours" : "computer.time.minutes", params);
}
