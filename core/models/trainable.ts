import { z } from "zod";
import { engineIds, type Trainable } from "@/core/contract/mod.ts";
import table from "./families.json" with { type: "json" };
import type { GgufFacts } from "./gguf.ts";
import type { SafetensorsFacts } from "./safetensors.ts";

const familySchema = z.strictObject({
  id: z.string(),
  /** GGUF files: `general.architecture`, and `tokenizer.ggml.model` with `.pre`. */
  architectures: z.array(z.string()),
  tokenizers: z.array(z.string()),
  /** Safetensors folders: `model_type`. */
  modelTypes: z.array(z.string()),
  engines: z.array(z.enum(engineIds)).min(1),
  /** Trained and exported by us; the others are checked token by token before each run. */
  isProven: z.boolean(),
});

/** A kind of model that engines can train. */
export type Family = z.infer<typeof familySchema>;

/** All families that engines can train. */
export const families: readonly Family[] = z.array(familySchema).parse(table);

/**
 * Architectures that the native engine computes (sidecars/inference/trainer/model/families.ts). It takes
 * its tokens from llama.cpp itself, so that any tokeniser will do.
 */
export const nativeArchitectures: readonly string[] = [
  ...["llama", "qwen2", "qwen3", "gemma2", "gemma3", "phi3"],
];

/** What is known about a model's family and whether it can be trained. */
export interface Judgement {
  family: string | null;
  trainable: Trainable;
}

/** Below four bits a number, too much is lost for what is built on it. */
const beyondUse = /^(Q1|Q2|Q3|IQ1|IQ2|IQ3|TQ)/;

/**
 * Whether the model in a GGUF can be trained. For PyTorch the tokeniser counts as much as the
 * architecture: a trainer that cuts text differently than llama.cpp would teach what is never asked.
 */
export function judgeGguf(facts: GgufFacts): Judgement {
  const { architecture, quantisation, splitCount } = facts;
  const tokenizer = tokenizerName(facts);
  const found =
    families.find((family) =>
      family.architectures.includes(architecture) && family.tokenizers.includes(tokenizer)
    ) ?? nativeFamily(architecture);
  if (!found) return refuse(null, "unknown_family", { architecture, tokenizer });
  if (splitCount > 1) return refuse(found.id, "split_file", { count: splitCount });
  if (quantisation && beyondUse.test(quantisation)) {
    return refuse(found.id, "quantised_beyond_use", { quantisation });
  }
  return facts.chatTemplate ? accept(found) : refuse(found.id, "no_template");
}

/** Whether the model in a safetensors folder can be trained. */
export function judgeSafetensors(facts: SafetensorsFacts): Judgement {
  const { modelType } = facts;
  const found = families.find((family) => family.modelTypes.includes(modelType));
  if (!found) {
    return refuse(null, "unknown_family", { architecture: modelType, tokenizer: "–" });
  }
  const engines = found.engines.filter((engine) => engine !== "native");
  return facts.chatTemplate ? accept({ ...found, engines }) : refuse(found.id, "no_template");
}

function nativeFamily(architecture: string): Pick<Family, "id" | "engines" | "isProven"> | null {
  if (!nativeArchitectures.includes(architecture)) return null;
  return { id: architecture, engines: ["native"], isProven: false };
}

/** A model that is known to be of a family but that nobody can look into. */
export function refuse(
  family: string | null,
  reason: Extract<Trainable, { possible: false }>["reason"],
  params: Record<string, string | number> = {},
): Judgement {
  return { family, trainable: { possible: false, reason, params } };
}

function accept(
  { id, engines, isProven }: Pick<Family, "id" | "engines" | "isProven">,
): Judgement {
  return { family: id, trainable: { possible: true, engines, isProven } };
}

function tokenizerName({ tokenizer }: GgufFacts): string {
  return `${tokenizer.model ?? "?"}/${tokenizer.pre ?? "default"}`;
}
