import type { GgufHead } from "../model/gguf.ts";
import { UnfitAdapter } from "./lora.ts";

/** How a GGUF's linear layers are called and ordered in Hugging Face's form of the same model. */
export interface ModuleNames {
  /** Names in a block of the GGUF, and of the module below `model.layers.N.`. */
  modules: Readonly<Record<string, string>>;
  /** Layers whose rows the GGUF holds in another order, with their number of heads. */
  turned: Readonly<Record<string, number>>;
}

/** gguf-py/gguf/tensor_mapping.py of llama.cpp, the lines that end in `self_attn.…` and `mlp.…`. */
const usualModules = {
  attn_q: "self_attn.q_proj",
  attn_k: "self_attn.k_proj",
  attn_v: "self_attn.v_proj",
  attn_output: "self_attn.o_proj",
  ffn_gate: "mlp.gate_proj",
  ffn_up: "mlp.up_proj",
  ffn_down: "mlp.down_proj",
} as const;

/** The same file, the lines marked phi3: queries, keys and values in one, gate and up in one. */
const phiModules = {
  attn_qkv: "self_attn.qkv_proj",
  attn_output: "self_attn.o_proj",
  ffn_up: "mlp.gate_up_proj",
  ffn_down: "mlp.down_proj",
} as const;

/**
 * By `general.architecture`. llama (and mistral, which has the same one) is turned:
 * conversion/llama.py, `undo_permute` and `permute`. The classes in conversion/qwen.py, gemma.py and
 * phi.py leave linear layers as they are.
 */
const families: Readonly<Record<string, { modules: ModuleNames["modules"]; isTurned: boolean }>> = {
  llama: { modules: usualModules, isTurned: true },
  qwen2: { modules: usualModules, isTurned: false },
  qwen3: { modules: usualModules, isTurned: false },
  gemma2: { modules: usualModules, isTurned: false },
  gemma3: { modules: usualModules, isTurned: false },
  phi3: { modules: phiModules, isTurned: false },
};

/** @throws {UnfitAdapter} for an architecture whose names are not known here. */
export function moduleNamesOf(head: Pick<GgufHead, "architecture" | "value">): ModuleNames {
  const found = Object.hasOwn(families, head.architecture) && families[head.architecture];
  if (!found) {
    throw new UnfitAdapter(`the names of ${head.architecture} models are not known here`);
  }
  return { modules: found.modules, turned: found.isTurned ? turnedHeads(head) : {} };
}

function turnedHeads({ value }: Pick<GgufHead, "value">): Record<string, number> {
  const heads = Number(value("attention.head_count"));
  const kvHeads = Number(value("attention.head_count_kv") ?? heads);
  if (!(heads > 0 && kvHeads > 0)) throw new UnfitAdapter("the model does not state its heads");
  return { attn_q: heads, attn_k: kvHeads };
}

/** The name of a module below `base_model.model.` for a weight of the GGUF. */
export function moduleOf({ modules }: ModuleNames, tensor: string): string {
  const [, layer, name] = /^blk\.(\d+)\.(\w+)\.weight$/.exec(tensor) ?? [];
  const module = name !== undefined && Object.hasOwn(modules, name) ? modules[name] : undefined;
  if (module === undefined) throw new UnfitAdapter(`${tensor} has no name in other programs`);
  return `model.layers.${layer}.${module}`;
}

/** The weight of the GGUF for a module; null for one that is not known. */
export function tensorOfModule({ modules }: ModuleNames, path: string): string | null {
  // Models that also see have one more level, and call the part that speaks `language_model`.
  const pattern = /^model\.(?:language_model\.)?layers\.(\d+)\.(.+)$/;
  const [, layer, module] = pattern.exec(path) ?? [];
  const name = Object.keys(modules).find((name) => modules[name] === module);
  return name === undefined ? null : `blk.${layer}.${name}.weight`;
}

/**
 * For each row of a weight in the GGUF, the row that it is in Hugging Face's form; null where both
 * have the same order. Rotary positions turn neighbours of a head there, and its halves here.
 */
export function rowOrder(
  { turned }: ModuleNames,
  tensor: string,
  rows: number,
): Uint32Array | null {
  const heads = turned[tensor.split(".")[2] ?? ""];
  if (heads === undefined) return null;
  const size = rows / heads;
  return Uint32Array.from({ length: rows }, (_, row) => {
    const inHead = row % size;
    return row - inHead + (inHead % 2) * (size / 2) + Math.floor(inHead / 2);
  });
}
