import type { Operations } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { ModelPlan, Projection } from "../model/plan.ts";

/** What a batch with dropout is filled with beside its tokens. */
export interface DropoutInputs {
  /** Masks to choose from, `[widest, patterns]`: zeros, and 1 / (1 − p) at what is kept. */
  bank: Tensor;
  /** Which of them each token gets, i32: `[n]` for each place of each block, one after another. */
  choices: Tensor;
}

/** An input of adapters without what is left out. */
export interface Thinned {
  /** `[in, n]` */
  mask: Tensor;
  /** `mask · input` */
  kept: Tensor;
}

/** Leaves out the same numbers of an input on the way there and back. */
export interface Dropout {
  there(input: Tensor): Thinned;
  back(input: Tensor): Thinned;
}

/**
 * Masks in a bank. Each token takes one of them at each place of each block, so that a batch costs a
 * few small numbers a token instead of a random one for each number of each input.
 */
export const patterns = 256;

/** Layers that read the same input leave out the same of it, and share the work. */
const placeOf: Readonly<Record<Projection, number>> = {
  attn_qkv: 0,
  attn_q: 0,
  attn_k: 0,
  attn_v: 0,
  attn_output: 1,
  ffn_gate: 2,
  ffn_up: 2,
  ffn_down: 3,
};

/** Inputs that adapters of a block read. */
export const placesInBlock = 4;

/** Makes room for the masks of so many tokens. */
export function placeDropout(o: Operations, plan: ModelPlan, tokens: number): DropoutInputs {
  const widest = Math.max(plan.width, plan.heads * plan.headSize, plan.inner);
  return {
    bank: o.input(elementType.f32, [widest, patterns]),
    choices: o.input(elementType.i32, [tokens * placesInBlock * plan.layers]),
  };
}

/** The dropout of each layer of a block. */
export function dropoutOfBlock(
  o: Operations,
  inputs: DropoutInputs,
  block: number,
): (name: Projection) => Dropout {
  const places = Array.from({ length: placesInBlock }, (_, place) => {
    const thin = (input: Tensor) =>
      thinned(o, inputs, { input, at: block * placesInBlock + place });
    // Masks are made once more on the way back: they would take as much memory as all inputs.
    return { there: once(thin), back: once(thin) };
  });
  return (name) => places[placeOf[name]]!;
}

function thinned(
  o: Operations,
  { bank, choices }: DropoutInputs,
  { input, at }: { input: Tensor; at: number },
): Thinned {
  const [width, tokens] = input.shape;
  const masks = o.view(bank, [width, patterns], { strides: [bank.strides[1], 0, 0] });
  const row = 4 * tokens;
  const chosen = o.view(choices, [tokens], { strides: [row, row, row], offset: row * at });
  const mask = o.rows(masks, chosen);
  return { mask, kept: o.mul(input, mask) };
}

function once(make: (input: Tensor) => Thinned): (input: Tensor) => Thinned {
  const made = new Map<Tensor, Thinned>();
  return (input) => {
    const found = made.get(input) ?? make(input);
    made.set(input, found);
    return found;
  };
}
