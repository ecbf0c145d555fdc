import type { PairPlace } from "../adapter/flat_numbers.ts";
import { moduleNamesOf, moduleOf } from "../adapter/module_names.ts";
import { write } from "../ggml/backend.ts";
import { startOfMatrix } from "../train/adapter_start.ts";
import type { BaseModel } from "./base_model.ts";
import type { Compute } from "./compute.ts";

/** Fills a new adapter: A with small numbers that the seed decides, B with zeros. */
export function startAdapter(
  { library, adapter, trained }: Compute,
  { base, places, seed, rank }: {
    base: BaseModel;
    places: readonly PairPlace[];
    seed: number;
    rank: number;
  },
): void {
  const names = moduleNamesOf(base.head);
  const numbers = new Float32Array(trained);
  for (const { tensor, inputs, at } of places) {
    const name = moduleOf(names, tensor);
    numbers.set(startOfMatrix({ seed, name, inputs, rank }), at);
  }
  write(library, adapter.flat, numbers);
}
