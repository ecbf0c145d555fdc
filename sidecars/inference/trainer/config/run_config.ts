import { dirname, relative, resolve, sep } from "node:path";
import type { Held } from "../model/weights.ts";
import { badConfig, textOf } from "../program/failure.ts";
import { type Fields, fieldsOf } from "./fields.ts";
import { type Hyper, readHyper } from "./hyper.ts";

/** What the run may use; none of it changes the result, but for the threads' last digits. */
export interface Limits {
  /** Null takes all cores. */
  threads: number | null;
  maxMemoryBytes: number | null;
  /** Leaves graphics devices alone. */
  forceCpu: boolean;
  checkpointIntervalS: number;
  maxSteps: number | null;
}

/** A checked `config.json`; all paths are absolute. */
export interface RunConfig {
  runDir: string;
  runId: string;
  /** The GGUF that the run starts from, and the family that it is known under. */
  base: { path: string; family: string | null };
  dataset: { path: string; sha256: string };
  evalRecall: string | null;
  evalDocument: string | null;
  systemPrompt: string | null;
  hyper: Hyper;
  outputDir: string;
  checkpointDir: string;
  resumeFrom: string | null;
  seed: number;
  limits: Limits;
  /** Questions that are answered at the end of each epoch. */
  samples: string[];
  /** How the frozen weights are held; `native.weights` of the config. */
  held: Held;
}

/** Reads the config of a run. @throws {TrainerError} `bad_config`, which names the key. */
export async function readRunConfig(path: string): Promise<RunConfig> {
  const runDir = dirname(resolve(path));
  const fields = fieldsOf(await readJson(path));
  fields.integer("schema", 1, 1);
  fields.choice("task", ["sft"]);
  const dataset = fields.object("dataset");
  dataset.choice("format", ["chat"]);
  const inRun = (name: string) => resolve(runDir, fields.text(name));
  return {
    runDir,
    runId: fields.text("run_id"),
    base: readBase(fields.object("base_model"), runDir),
    dataset: {
      path: resolve(runDir, dataset.text("path")),
      sha256: dataset.text("sha256").toLowerCase(),
    },
    evalRecall: readSplit(fields, "recall", runDir),
    evalDocument: readSplit(fields, "document", runDir),
    systemPrompt: fields.has("system_prompt") ? fields.text("system_prompt") : null,
    hyper: readHyper(fields.object("hyper")),
    outputDir: inRun("output_dir"),
    checkpointDir: inRun("checkpoint_dir"),
    resumeFrom: fields.has("resume_from") ? inRun("resume_from") : null,
    seed: fields.integer("seed", 0),
    limits: readLimits(fields),
    samples: fields.texts("samples"),
    held: readHeld(fields),
  };
}

/** A path as events show it: relative to the run's folder, with forward slashes. */
export function shownPath({ runDir }: RunConfig, path: string): string {
  const inside = relative(runDir, path);
  return (inside.startsWith("..") ? path : inside).replaceAll(sep, "/");
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    throw badConfig("config", `cannot be read (${textOf(error)})`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badConfig("config", `is not JSON (${textOf(error)})`);
  }
}

function readBase(fields: Fields, runDir: string): RunConfig["base"] {
  fields.choice("kind", ["gguf"]);
  const family = fields.has("family") ? fields.text("family") : null;
  return { path: resolve(runDir, fields.text("path")), family };
}

function readSplit(config: Fields, name: string, runDir: string): string | null {
  if (!config.has("eval") || !config.object("eval").has(name)) return null;
  return resolve(runDir, config.object("eval").object(name).text("path"));
}

function readLimits(config: Fields): Limits {
  const fields = config.has("limits") ? config.object("limits") : fieldsOf({}, "limits");
  const optional = (name: string, high?: number) =>
    fields.has(name) ? fields.integer(name, 1, high) : null;
  const interval = "checkpoint_interval_s";
  return {
    threads: optional("threads", 1024),
    maxMemoryBytes: optional("max_memory_bytes"),
    forceCpu: fields.has("force_cpu") && fields.boolean("force_cpu"),
    checkpointIntervalS: fields.has(interval) ? fields.number(interval, 0, 1e9) : 240,
    maxSteps: optional("max_steps"),
  };
}

function readHeld(config: Fields): Held {
  const isChosen = config.has("native") && config.object("native").has("weights");
  return isChosen ? config.object("native").choice("weights", ["f32", "bf16", "q8_0"]) : "q8_0";
}
