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
    schedule: fields.choice("schedule", ["linear", "cosine", "constant"]),
    warmupRatio: fields.number("warmup_ratio", 0, 1),
    weightDecay: fields.number("weight_decay", 0, 10),
    maxLength: fields.integer("max_length", 8, 1 << 20),
    gradientCheckpointing: fields.boolean("gradient_checkpointing"),
    loadIn4bit: fields.boolean("load_in_4bit"),
  };
}
