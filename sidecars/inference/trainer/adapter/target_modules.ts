import type { GgufHead } from "../model/head.ts";
import type { ModelPlan, Projection } from "../model/plan.ts";
import { badConfig } from "../program/failure.ts";
import { moduleNamesOf } from "./module_names.ts";

/**
 * The layers of each block that an adapter changes, in the model's order.
 *
 * @param wanted last parts of module names as in PEFT's `target_modules`, such as `q_proj`; null for
 *   all linear layers.
 * @throws {TrainerError} `bad_config` for a name that the model does not have.
 */
export function targetsIn(
  head: Pick<GgufHead, "architecture" | "value">,
  { projections }: Pick<ModelPlan, "projections">,
  wanted: readonly string[] | null,
): readonly Projection[] {
  if (wanted === null) return projections;
  const { modules } = moduleNamesOf(head);
  const nameOf = (projection: Projection) => modules[projection]!.split(".").at(-1)!;
  const known = projections.map(nameOf);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const has = known.join(", ");
    throw badConfig("hyper.target_modules", `names ${unknown}, but this model has ${has}`);
  }
  return projections.filter((projection) => wanted.includes(nameOf(projection)));
}
