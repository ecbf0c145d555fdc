import type { AdapterMatrix } from "../checkpoint/adapter_layout.ts";
import { write } from "../ggml/backend.ts";
import { startOfMatrix } from "../train/adapter_start.ts";
import type { Compute } from "./compute.ts";

/** Fills a new adapter: A with small numbers that the seed decides, B with zeros. */
export function startAdapter(
  { library, adapter, trained }: Compute,
  layout: readonly AdapterMatrix[],
  seed: number,
): void {
  const numbers = new Float32Array(trained);
  for (const { kind, name, shape: [rank, inputs], start } of layout) {
    if (kind === "A") numbers.set(startOfMatrix({ seed, name, inputs, rank }), start);
  }
  write(library, adapter.flat, numbers);
}
