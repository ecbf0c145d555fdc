import type { Rotation } from "../ggml/operations.ts";

/** What the models of an architecture have in common, in the words of the plan. */
export interface Family {
  rotationMode: Rotation["mode"];
  block: {
    fusesGate: boolean;
    activation: "silu" | "gelu";
    normsHeads: boolean;
    normsAfter: boolean;
  };
  scalesEmbedding: boolean;
  /** Caps of scores and logits where the file is silent; 0 is none, and absent ones are not read. */
  caps: { scores?: number; logits?: number };
  /** Files may hold `rope_freqs` or `rope_factors_…`. */
  hasRopeFactors: boolean;
  /**
   * Whether layers look back through a window: how wide where the file is silent, and every
   * `period`-th layer sees all.
   */
  window: { otherwise: number | null; period?: number } | null;
  /** The rotary base of layers with a window, unscaled, where it is another than that of the rest. */
  localBase: number | null;
  /** Scores of models with so many layers are scaled by width / heads. */
  layersScaledByWidth: number | null;
}

const plain: Family = {
  rotationMode: 2,
  block: {
    fusesGate: false,
    activation: "silu",
    normsHeads: false,
    normsAfter: false,
  },
  scalesEmbedding: false,
  caps: {},
  hasRopeFactors: false,
  window: null,
  localBase: null,
  layersScaledByWidth: null,
};

const gemma: Family = {
  ...plain,
  block: { ...plain.block, activation: "gelu", normsAfter: true },
  scalesEmbedding: true,
  caps: { logits: 0 },
};

/** By the name of llama.cpp (`llama-arch.cpp`); Mistral's models go by the name llama. */
const families: Readonly<Record<string, Family>> = {
  llama: {
    ...plain,
    rotationMode: 0,
    hasRopeFactors: true,
    window: { otherwise: null },
  },
  qwen2: plain,
  qwen3: { ...plain, block: { ...plain.block, normsHeads: true } },
  gemma2: {
    ...gemma,
    caps: { scores: 50, logits: 30 },
    window: { otherwise: 4096, period: 2 },
    layersScaledByWidth: 46,
  },
  gemma3: {
    ...gemma,
    block: { ...gemma.block, normsHeads: true },
    window: { otherwise: null, period: 6 },
    localBase: 10000,
    layersScaledByWidth: 62,
  },
  // Its files state windows that llama.cpp does not compute with.
  phi3: { ...plain, block: { ...plain.block, fusesGate: true }, hasRopeFactors: true },
};

/** @throws {UnknownFamily} for an architecture that has no graph here. */
export function familyOf(architecture: string): Family {
  if (!Object.hasOwn(families, architecture)) throw new UnknownFamily(architecture);
  return families[architecture]!;
}

/** There is no graph for this architecture. */
export class UnknownFamily extends Error {
  constructor(readonly architecture: string) {
    const known = Object.keys(families).join(", ");
    super(`the architecture ${architecture} cannot be trained here; known are ${known}`);
  }
}
