import type { ModelShape } from "@/core/contract/mod.ts";
import type { GgufHeader } from "./read_header.ts";
import type { Value } from "./read_values.ts";
import { fileTypeName } from "./tensor_types.ts";

/** What a GGUF's header says about its model. What it does not state is null. */
export interface GgufFacts {
  /** "model", or "adapter" for a LoRA. */
  kind: string;
  architecture: string;
  name: string | null;
  licence: string | null;
  languages: string[] | null;
  /** Such as `Q4_K_M`. */
  quantisation: string | null;
  /** How many tensors have each type. */
  tensorTypes: Record<string, number>;
  parameters: number;
  contextTokens: number | null;
  chatTemplate: string | null;
  tokenizer: GgufTokenizer;
  /** The texts of the tokens that end an answer. */
  stopTokens: string[];
  shape: ModelShape | null;
  sizeBytes: number;
  /** Files that the model is split into; 1 for a whole one. */
  splitCount: number;
}

/** How the file cuts text into tokens. */
export interface GgufTokenizer {
  /** `gpt2` (byte-level BPE), `llama` (SentencePiece), … */
  model: string | null;
  /** The pre-tokeniser's name, such as `smollm` or `qwen2`. */
  pre: string | null;
  vocabulary: number | null;
  /** Special tokens by their role. */
  special: Partial<Record<"bos" | "eos" | "eot" | "pad" | "unk", { id: number; text: string }>>;
}

/** Tells what a header says. */
export function factsOf(header: GgufHeader): GgufFacts {
  const read = valueReader(header.values);
  const architecture = read.text("general.architecture") ?? "unknown";
  const tokenizer = tokenizerOf(header, read);
  const { eos, eot } = tokenizer.special;
  const parameters = header.tensors.reduce((sum, { elements }) => sum + elements, 0);
  return {
    kind: read.text("general.type") ?? "model",
    architecture,
    name: read.text("general.name"),
    licence: read.text("general.license"),
    languages: read.texts("general.languages"),
    quantisation: quantisationOf(read.number("general.file_type")),
    tensorTypes: countTypes(header),
    parameters,
    contextTokens: read.number(`${architecture}.context_length`),
    chatTemplate: read.text("tokenizer.chat_template"),
    tokenizer,
    stopTokens: [...new Set([eos, eot].flatMap((token) => token ? [token.text] : []))],
    shape: shapeOf(read, { architecture, parameters, vocabulary: tokenizer.vocabulary }),
    sizeBytes: header.fileBytes,
    splitCount: read.number("split.count") ?? 1,
  };
}

type Read = ReturnType<typeof valueReader>;

function valueReader(values: ReadonlyMap<string, Value>) {
  const get = (key: string) => values.get(key);
  return {
    text(key: string): string | null {
      const value = get(key);
      return typeof value === "string" && value !== "" ? value : null;
    },
    number(key: string): number | null {
      const value = get(key);
      return typeof value === "number" ? value : null;
    },
    /** Some architectures give a list, one number a layer: the largest counts. */
    largest(key: string): number | null {
      const value = get(key);
      if (!Array.isArray(value)) return typeof value === "number" ? value : null;
      const numbers = value.filter((item) => typeof item === "number");
      return numbers.length === 0 ? null : Math.max(...numbers);
    },
    texts(key: string): string[] | null {
      const value = get(key);
      return Array.isArray(value) ? value.filter((item) => typeof item === "string") : null;
    },
    count(key: string): number | null {
      const value = get(key);
      if (Array.isArray(value)) return value.length;
      return typeof value === "object" ? value.count : null;
    },
  };
}

const specialKeys = {
  bos: "tokenizer.ggml.bos_token_id",
  eos: "tokenizer.ggml.eos_token_id",
  eot: "tokenizer.ggml.eot_token_id",
  pad: "tokenizer.ggml.padding_token_id",
  unk: "tokenizer.ggml.unknown_token_id",
} as const;

function tokenizerOf(header: GgufHeader, read: Read): GgufTokenizer {
  const stated = Object.entries(specialKeys).flatMap(([role, key]) => {
    const id = read.number(key);
    return id === null ? [] : [{ role, id }];
  });
  const texts = header.tokenTexts(stated.map(({ id }) => id));
  const special = stated.flatMap(({ role, id }, index) => {
    const text = texts[index];
    return text == null ? [] : [[role, { id, text }] as const];
  });
  return {
    model: read.text("tokenizer.ggml.model"),
    pre: read.text("tokenizer.ggml.pre"),
    vocabulary: read.count("tokenizer.ggml.tokens"),
    special: Object.fromEntries(special),
  };
}

/** llama.cpp adds 1024 where it guessed the type from the tensors. */
function quantisationOf(fileType: number | null): string | null {
  return fileType === null ? null : fileTypeName(fileType % 1024);
}

function countTypes({ tensors }: GgufHeader): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of tensors) counts[type.name] = (counts[type.name] ?? 0) + 1;
  return counts;
}

function shapeOf(
  read: Read,
  { architecture, parameters, vocabulary }: {
    architecture: string;
    parameters: number;
    vocabulary: number | null;
  },
): ModelShape | null {
  const at = (key: string) => read.largest(`${architecture}.${key}`);
  const layers = at("block_count");
  const hidden = at("embedding_length");
  const heads = at("attention.head_count");
  const feedForward = at("feed_forward_length");
  if (!layers || !hidden || !heads || !feedForward || !vocabulary) return null;
  const keyLength = at("attention.key_length") ?? hidden / heads;
  const keyValue = keyLength * (at("attention.head_count_kv") ?? heads);
  return { parameters, layers, hidden, feedForward, keyValue, vocabulary };
}
