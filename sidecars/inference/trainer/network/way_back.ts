import type { Tensor } from "../ggml/types.ts";
import { type Block, block, blockBack, type BlockTrace } from "./block.ts";
import type { Builder } from "./builder.ts";

/** A block of the way there, and what its way back needs. */
export interface Step {
  builder: Builder;
  block: Block;
  trace: BlockTrace | null;
}

/** Adds the gradients of all blocks, the last block first. */
export function wayBack(steps: readonly Step[], last: Tensor, recompute: boolean): void {
  let gradient: Tensor | null = last;
  for (const [at, step] of [...steps.entries()].reverse()) {
    if (!gradient) return;
    const trace = recompute ? madeAgain(step, gradient) : step.trace!;
    gradient = blockBack(step.builder, step.block, { trace, gradient, isFirst: at === 0 });
  }
}

/** What the block's first trace held in memory is given up after the way there. */
function madeAgain({ builder, block: made, trace }: Step, gradient: Tensor): BlockTrace {
  // Whatever lies behind is finished before this block begins.
  builder.graph.add(gradient);
  return block(builder, made, trace!.input).trace;
}
