import { type LoraScale, UnfitAdapter } from "./lora.ts";

/** What a PEFT folder says about its adapter beside the numbers. */
export interface PeftConfig extends LoraScale {
  dropout: number;
  /** Last parts of module names, such as `q_proj`. */
  targetModules: readonly string[];
  /** What the base model is called; a name, never a path of this computer. */
  baseName: string;
}

/** The content of `adapter_config.json` (fields of PEFT's `LoraConfig`). */
export function peftConfigText(config: PeftConfig): string {
  const fields = {
    alpha_pattern: {},
    base_model_name_or_path: config.baseName,
    bias: "none",
    fan_in_fan_out: false,
    inference_mode: true,
    init_lora_weights: true,
    lora_alpha: config.alpha,
    lora_dropout: config.dropout,
    modules_to_save: null,
    peft_type: "LORA",
    r: config.rank,
    rank_pattern: {},
    target_modules: config.targetModules.toSorted(),
    task_type: "CAUSAL_LM",
    use_dora: false,
    use_rslora: config.isRankStabilised,
  };
  return JSON.stringify(fields, null, 1);
}

/**
 * Reads an `adapter_config.json`.
 *
 * @throws {UnfitAdapter} for adapters that are more than `B·A` with one rank.
 */
export function readPeftConfig(text: string): LoraScale {
  const fields = parseObject(text);
  const { r: rank, lora_alpha: alpha, peft_type: kind = "LORA" } = fields;
  if (kind !== "LORA") throw new UnfitAdapter(`it is of the kind ${kind}, not LoRA`);
  const more = plainOnly.find((name) => !isEmpty(fields[name]));
  if (more) throw new UnfitAdapter(`it is not a plain LoRA adapter (${more})`);
  const isNumber = (value: unknown): value is number => Number.isFinite(value);
  if (!isNumber(rank) || !Number.isInteger(rank) || rank < 1 || !isNumber(alpha)) {
    throw new UnfitAdapter("its configuration does not state rank and alpha");
  }
  return { rank, alpha, isRankStabilised: fields.use_rslora === true };
}

/** Settings of PEFT that change what the numbers mean. */
const plainOnly = [
  "use_dora",
  "use_qalora",
  "use_bdlora",
  "lora_bias",
  "fan_in_fan_out",
  "rank_pattern",
  "alpha_pattern",
  "modules_to_save",
  "layer_replication",
  "alora_invocation_tokens",
  "target_parameters",
  "trainable_token_indices",
];

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === false;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new UnfitAdapter("its adapter_config.json is no JSON object");
}
