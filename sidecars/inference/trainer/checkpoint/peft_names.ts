/** Where llama.cpp's linear layers stand in the models of transformers. */
const modules: Readonly<Record<string, string>> = {
  attn_q: "self_attn.q_proj",
  attn_k: "self_attn.k_proj",
  attn_v: "self_attn.v_proj",
  attn_qkv: "self_attn.qkv_proj",
  attn_output: "self_attn.o_proj",
  ffn_gate: "mlp.gate_proj",
  ffn_up: "mlp.up_proj",
  ffn_gate_up: "mlp.gate_up_proj",
  ffn_down: "mlp.down_proj",
};

/** The name of a layer's matrix in an adapter file of PEFT. */
export function peftName(block: number, projection: string, matrix: "A" | "B"): string {
  const module = modules[projection] ?? projection;
  return `base_model.model.model.layers.${block}.${module}.lora_${matrix}.weight`;
}

/** The last part of a layer's name, as `target_modules` lists it. */
export function peftTarget(projection: string): string {
  return (modules[projection] ?? projection).split(".").at(-1)!;
}
