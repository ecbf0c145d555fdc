import type { Hyper } from "../config/hyper.ts";
import { TrainerError } from "../program/failure.ts";

/**
 * One change that lowers the peak and keeps the result, cheapest first. The peak grows with the
 * tokens of one batch, so halving the batch while doubling the accumulation leaves every update as
 * it was.
 */
export function memoryAdvice(hyper: Hyper, longestRow: number | null): string {
  const { batchSize, gradientAccumulation, gradientCheckpointing, maxLength } = hyper;
  if (batchSize > 1) {
    const half = Math.floor(batchSize / 2);
    const accumulation = Math.ceil(batchSize * gradientAccumulation / half);
    return `Set batch_size from ${batchSize} to ${half} and gradient_accumulation from ` +
      `${gradientAccumulation} to ${accumulation}: the result stays the same.`;
  }
  if (!gradientCheckpointing) {
    return "Turn gradient checkpointing on: it needs less memory and about a third more time.";
  }
  if (longestRow !== null && longestRow > 128) {
    const shorter = Math.max(64, Math.floor(longestRow / 2));
    return `Set max_length from ${maxLength} to ${shorter}, or split long rows.`;
  }
  return "Choose a smaller base model, or close other programs.";
}

/** What decides whether the memory is enough. */
export interface MemoryCase {
  /** Bytes that the process may hold; null leaves it to what is free. */
  limit: number | null;
  hyper: Hyper;
  longestRow: number | null;
}

/** Checks what is held now. @throws {TrainerError} `out_of_memory` */
export function checkHeld(held: number, { limit, hyper, longestRow }: MemoryCase): void {
  if (limit === null || held <= limit) return;
  throw new TrainerError(
    "out_of_memory",
    `The run uses ${mebibytes(held)} MiB, more than the ${mebibytes(limit)} MiB that it may.`,
    memoryAdvice(hyper, longestRow),
  );
}

/** Bytes that may still be taken. */
export function roomIn({ limit }: Pick<MemoryCase, "limit">): number {
  const free = Deno.systemMemoryInfo().available;
  return limit === null ? free : Math.max(0, Math.min(free, limit - Deno.memoryUsage().rss));
}

/**
 * Checks what is about to be taken, before it is: an allocation that the system grants and cannot
 * back ends the process without a word.
 *
 * @throws {TrainerError} `out_of_memory`
 */
export function checkNeed(need: number, memory: MemoryCase): void {
  const room = roomIn(memory);
  if (need <= room) return;
  throw new TrainerError(
    "out_of_memory",
    `The run needs ${mebibytes(need)} MiB more, there are ${mebibytes(room)} MiB.`,
    memoryAdvice(memory.hyper, memory.longestRow),
  );
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
