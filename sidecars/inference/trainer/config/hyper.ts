import { badConfig } from "../program/failure.ts";
import type { Schedule } from "../train/schedule.ts";
import type { Fields } from "./fields.ts";

/** The settings that shape the loss curve: a resumed run must have the same ones. */
export interface Hyper {
  learningRate: number;
  batchSize: number;
  gradientAccumulation: number;
  epochs: number;
  loraRank: number;
  loraAlpha: number;
  loraDropout: number;
  /** Alpha is divided by the root of the rank. */
  isRankStabilised: boolean;
  /** PEFT's names of the linear layers that are adapted, sorted; null for all. */
  targetModules: readonly string[] | null;
  schedule: Schedule;
  warmupRatio: number;
  weightDecay: number;
  maxLength: number;
  gradientCheckpointing: boolean;
  loadIn4bit: boolean;
}

/** Reads `hyper`. @throws {TrainerError} `bad_config`, which names the key. */
export function readHyper(fields: Fields): Hyper {
  return {
    learningRate: fields.number("learning_rate", 1e-8, 1),
    batchSize: fields.integer("batch_size", 1, 4096),
    gradientAccumulation: fields.integer("gradient_accumulation", 1, 4096),
    epochs: fields.integer("epochs", 1, 10_000),
    loraRank: fields.integer("lora_rank", 1, 1024),
    loraAlpha: fields.number("lora_alpha", 0.01, 4096),
    loraDropout: fields.number("lora_dropout", 0, 0.95),
    isRankStabilised: fields.has("use_rslora") && fields.boolean("use_rslora"),
    targetModules: readTargets(fields),
    schedule: fields.choice("schedule", ["linear", "cosine", "constant"]),
    warmupRatio: fields.number("warmup_ratio", 0, 1),
    weightDecay: fields.number("weight_decay", 0, 10),
    maxLength: fields.integer("max_length", 8, 1 << 20),
    gradientCheckpointing: fields.boolean("gradient_checkpointing"),
    loadIn4bit: fields.boolean("load_in_4bit"),
  };
}

function readTargets(fields: Fields): string[] | null {
  const name = "target_modules";
  if (!fields.has(name)) return null;
  const names = fields.texts(name);
  if (names.length === 0) throw badConfig(`hyper.${name}`, "must name at least one layer");
  return [...new Set(names)].sort();
}
