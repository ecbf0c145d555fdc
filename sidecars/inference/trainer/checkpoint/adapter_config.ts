import { peftTarget } from "./peft_names.ts";

/** The `adapter_config.json` that PEFT reads: LoRA on some linear layers, nothing else. */
export function adapterConfig(
  { baseName, rank, alpha, targets }: {
    baseName: string;
    rank: number;
    alpha: number;
    /** llama.cpp's names of the layers. */
    targets: readonly string[];
  },
): Record<string, unknown> {
  return {
    base_model_name_or_path: baseName,
    bias: "none",
    fan_in_fan_out: false,
    inference_mode: true,
    init_lora_weights: true,
    lora_alpha: alpha,
    lora_dropout: 0,
    modules_to_save: null,
    peft_type: "LORA",
    r: rank,
    target_modules: targets.map(peftTarget).sort(),
    task_type: "CAUSAL_LM",
    use_dora: false,
    use_rslora: false,
  };
}
