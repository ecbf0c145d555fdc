import type { Operations } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { ModelPlan } from "../model/plan.ts";
import type { Sight } from "../model/sights.ts";
import type { Weights } from "../model/weights.ts";
import type { Sequence } from "./builder.ts";

/** How each layer looks at the rows of a batch. */
export interface Looking {
  /** One for each layer; layers of equal sight share one. */
  sequences: Sequence[];
  /** `[length · rows]`, i32 */
  positions: Tensor;
  /** `[keys, queries]` each, to be filled: 0 where a query may look, −∞ elsewhere. */
  masks: { tensor: Tensor; window: number | null }[];
}

/** Makes the inputs of attention: positions, and a mask for each sight. */
export function lookBack(
  o: Operations,
  { plan, weights }: { plan: ModelPlan; weights: Weights },
  { rows, length }: { rows: number; length: number },
): Looking {
  const positions = o.input(elementType.i32, [length * rows]);
  const made = new Map([...new Set(plan.sights)].map((sight: Sight): [Sight, Sequence] => {
    const mask = o.input(elementType.f32, [length, length]);
    const turn = { positions, factors: weights.ropeFactors, by: sight.rotation };
    return [sight, { rows, length, mask, turn }];
  }));
  const masks = [...made].map(([{ window }, { mask }]) => ({ tensor: mask, window }));
  return { sequences: plan.sights.map((sight) => made.get(sight)!), positions, masks };
}
