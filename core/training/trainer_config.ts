import {
  type Hyperparameters,
  hyperparametersSchema,
  type TrainerConfig,
  type TrainerHyper,
  trainerProtocol,
} from "@/core/contract/mod.ts";
import type { TrainableModel, TrainingLimits, WrittenData } from "./ports.ts";

/** What a run's `config.json` is made of. */
export interface ConfigParts {
  runId: string;
  model: TrainableModel;
  data: WrittenData;
  systemPrompt: string;
  hyper: Hyperparameters;
  seed: number;
  maxSteps: number | null;
  limits: TrainingLimits;
}

/** A kill may lose at most five minutes of steps (DESIGN §5): four and the time to save. */
const checkpointIntervalS = 240;

/** Folders inside of a run's folder. */
export const runFolders = { checkpoints: "checkpoints", result: "final", setAside: "set_aside" };

/** The `config.json` of a run's first attempt. */
export function trainerConfig(parts: ConfigParts): TrainerConfig {
  const { runId, model, data, systemPrompt, hyper, seed, maxSteps, limits } = parts;
  return {
    schema: trainerProtocol,
    run_id: runId,
    task: "sft",
    base_model: {
      kind: model.kind,
      path: model.path,
      cache_dir: model.cacheDir,
      family: model.family,
    },
    dataset: { path: data.train.path, sha256: data.train.sha256, format: "chat" },
    eval: { recall: data.recall, document: data.document },
    system_prompt: systemPrompt === "" ? null : systemPrompt,
    hyper: trainerHyper(hyper),
    output_dir: runFolders.result,
    checkpoint_dir: runFolders.checkpoints,
    seed,
    limits: {
      threads: limits.threads,
      max_memory_bytes: limits.maxMemoryBytes,
      force_cpu: limits.forceCpu,
      checkpoint_interval_s: checkpointIntervalS,
      max_steps: maxSteps,
    },
    samples: data.sampleQuestions,
  };
}

/** The settings under the protocol's names. */
export function trainerHyper(hyper: Hyperparameters): TrainerHyper {
  return {
    learning_rate: hyper.learningRate,
    batch_size: hyper.batchSize,
    gradient_accumulation: hyper.gradientAccumulation,
    epochs: hyper.epochs,
    lora_rank: hyper.loraRank,
    lora_alpha: hyper.loraAlpha,
    lora_dropout: hyper.loraDropout,
    schedule: hyper.schedule,
    warmup_ratio: hyper.warmupRatio,
    weight_decay: hyper.weightDecay,
    max_length: hyper.maxLength,
    gradient_checkpointing: hyper.gradientCheckpointing,
    load_in_4bit: hyper.loadIn4bit,
  };
}

/** The settings of a stored config, under our own names. */
export function hyperparametersOf({ hyper }: Pick<TrainerConfig, "hyper">): Hyperparameters {
  return hyperparametersSchema.parse({
    learningRate: hyper.learning_rate,
    batchSize: hyper.batch_size,
    gradientAccumulation: hyper.gradient_accumulation,
    epochs: hyper.epochs,
    loraRank: hyper.lora_rank,
    loraAlpha: hyper.lora_alpha,
    loraDropout: hyper.lora_dropout,
    schedule: hyper.schedule,
    warmupRatio: hyper.warmup_ratio,
    weightDecay: hyper.weight_decay,
    maxLength: hyper.max_length,
    gradientCheckpointing: hyper.gradient_checkpointing,
    loadIn4bit: hyper.load_in_4bit,
  });
}
