import { z } from "zod";

/** The version of the trainer protocol that this program speaks (DESIGN §5). */
export const trainerProtocol = 1;

const count = z.number().int().nonnegative();
const positive = z.number().int().positive();
const fileName = z.string().min(1);
const heldOut = z.object({ path: fileName }).nullable();

/** How a trainer is told to learn; the names are those of `config.json`. */
export const trainerHyperSchema = z.object({
  learning_rate: z.number().positive().max(1),
  batch_size: positive,
  gradient_accumulation: positive,
  epochs: positive,
  lora_rank: positive,
  lora_alpha: z.number().positive(),
  lora_dropout: z.number().min(0).lt(1),
  /** Alpha is divided by the root of the rank instead of the rank (rsLoRA); no if it is absent. */
  use_rslora: z.boolean().optional(),
  /** Which linear layers are adapted, under PEFT's names such as `q_proj`; all if it is absent. */
  target_modules: z.array(z.string().min(1)).min(1).optional(),
  schedule: z.enum(["linear", "cosine", "constant"]),
  warmup_ratio: z.number().min(0).lt(1),
  weight_decay: z.number().min(0),
  /** Tokens of a row that are used at most. */
  max_length: positive,
  gradient_checkpointing: z.boolean(),
  load_in_4bit: z.boolean(),
});

/** What the run may use. */
export const trainerLimitsSchema = z.object({
  threads: positive,
  max_memory_bytes: positive.nullable(),
  force_cpu: z.boolean(),
  /** Seconds between two saved states at most: what a kill may lose. */
  checkpoint_interval_s: z.number().positive(),
  /** Ends the run early, for trials. */
  max_steps: positive.nullable(),
});

/**
 * `config.json`, the only thing a trainer is started with. A trainer ignores keys that it does not
 * know. Relative paths are relative to the run folder, which is also the working directory.
 */
export const trainerConfigSchema = z.object({
  schema: z.literal(trainerProtocol),
  run_id: z.string().min(1),
  task: z.enum(["sft", "dpo", "grpo"]),
  base_model: z.object({
    kind: z.enum(["gguf", "safetensors"]),
    path: fileName,
    /** Where a converted form of the model may be kept for the next run. */
    cache_dir: fileName,
    family: z.string().nullable(),
  }),
  /** `chat`: one `{"messages": [{"role", "content"}, …]}` a line, the last of the assistant. */
  dataset: z.object({
    path: fileName,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    format: z.literal("chat"),
  }),
  eval: z.object({ recall: heldOut, document: heldOut }),
  system_prompt: z.string().nullable(),
  hyper: trainerHyperSchema,
  output_dir: fileName,
  checkpoint_dir: fileName,
  resume_from: fileName.optional(),
  seed: count,
  limits: trainerLimitsSchema,
  /** Questions that the trainer answers at the end of each epoch. */
  samples: z.array(z.string()).optional(),
});

/** What a trainer finds in its way and can name. */
export const trainerErrorCodes = [
  "out_of_memory",
  "bad_config",
  "dataset_empty",
  "dataset_changed",
  "model_unreadable",
  "disk_full",
  "nan_loss",
  "resume_mismatch",
  "engine_unfit",
  "internal",
] as const;

/** The stretches of a run, in their usual order. */
export const trainerPhases = [
  "import",
  "convert",
  "load",
  "tokenize",
  "train",
  "evaluate",
  "save",
] as const;

const helloSchema = z.object({
  type: z.literal("hello"),
  protocol: z.number().int(),
  engine: z.string(),
  engine_version: z.string(),
  device: z.object({
    kind: z.enum(["cpu", "cuda", "rocm", "vulkan", "metal", "mps", "fake"]),
    name: z.string(),
    memory_bytes: count.nullable(),
  }),
  capabilities: z.array(z.string()),
  threads: positive,
});

const phaseSchema = z.object({ type: z.literal("phase"), name: z.enum(trainerPhases) });

const planSchema = z.object({
  type: z.literal("plan"),
  total_steps: count,
  steps_per_epoch: count,
  epochs: positive,
  rows: count,
  tokens: count,
  supervised_tokens: count,
  parameters: count,
  trainable_parameters: count,
  precision: z.string(),
  /** Rows that were longer than `max_length` and lost their end. */
  truncated_rows: count,
  /** The step that this attempt goes on from; 0 for a new run. */
  start_step: count,
});

const stepSchema = z.object({
  type: z.literal("step"),
  step: positive,
  epoch: z.number().nonnegative(),
  loss: z.number(),
  learning_rate: z.number(),
  grad_norm: z.number().nullable(),
  tokens: count,
  tokens_per_s: z.number().nullable(),
  memory_bytes: count.nullable(),
});

const evalSchema = z.object({
  type: z.literal("eval"),
  step: count,
  epoch: z.number().nonnegative(),
  split: z.enum(["recall", "document"]),
  loss: z.number(),
  rows: count,
});

const checkpointSchema = z.object({
  type: z.literal("checkpoint"),
  /** The folder, relative to the run folder. */
  path: z.string(),
  step: count,
  epoch: z.number().nonnegative(),
  /** SHA-256 of the folder's `manifest.json`, hex. */
  sha256: z.string(),
  best: z.boolean(),
  reason: z.enum(["epoch", "interval", "stop"]),
  eval_loss: z.number().nullable(),
});

const sampleSchema = z.object({
  type: z.literal("sample"),
  step: count,
  prompt: z.string(),
  output: z.string(),
});

const artifactSchema = z.object({
  type: z.literal("artifact"),
  kind: z.literal("adapter"),
  path: z.string(),
});

const logSchema = z.object({
  type: z.literal("log"),
  level: z.enum(["info", "warning"]),
  message: z.string(),
  /** What the line says, for those who word it in another language; unknown codes are passed over. */
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const heartbeatSchema = z.object({ type: z.literal("heartbeat") });

const errorSchema = z.object({
  type: z.literal("error"),
  code: z.enum(trainerErrorCodes),
  message: z.string(),
  advice: z.string(),
});

const doneSchema = z.object({
  type: z.literal("done"),
  step: count,
  best: z.object({ step: count, loss: z.number() }).nullable(),
  train_s: z.number().nonnegative(),
  cpu_s: z.number().nonnegative(),
  tokens: count,
  tokens_per_s: z.number().nullable(),
});

/** One line that a trainer writes on stdout. Any line that does not fit is log. */
export const trainerEventSchema = z.discriminatedUnion("type", [
  helloSchema,
  phaseSchema,
  planSchema,
  stepSchema,
  evalSchema,
  checkpointSchema,
  sampleSchema,
  artifactSchema,
  logSchema,
  heartbeatSchema,
  errorSchema,
  doneSchema,
]);

/** One line on the trainer's stdin: finish the step, save, end with exit code 75. */
export const trainerCommandSchema = z.object({ type: z.literal("stop") });

/** `manifest.json`, which a checkpoint folder gets last: without it the folder is no checkpoint. */
export const checkpointManifestSchema = z.object({
  schema: z.literal(1),
  step: count,
  epoch: z.number().nonnegative(),
  files: z.record(z.string(), z.object({ bytes: count, sha256: z.string() })),
  eval_loss: z.number().nullable(),
});

/** The exit codes of a trainer; any other one is a crash. */
export const trainerExit = { done: 0, error: 1, badConfig: 2, stopped: 75 } as const;

export type TrainerHyper = z.infer<typeof trainerHyperSchema>;
export type TrainerConfig = z.infer<typeof trainerConfigSchema>;
export type TrainerEvent = z.infer<typeof trainerEventSchema>;
export type TrainerEventOf<Type extends TrainerEvent["type"]> = Extract<
  TrainerEvent,
  { type: Type }
>;
export type TrainerErrorCode = typeof trainerErrorCodes[number];
export type TrainerPhase = typeof trainerPhases[number];
export type CheckpointManifest = z.infer<typeof checkpointManifestSchema>;
