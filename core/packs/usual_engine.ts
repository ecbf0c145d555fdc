import type { EngineId, PackId } from "@/core/contract/mod.ts";
import type { EngineChoice } from "./choose_engine.ts";

/** The pack that each training engine needs. */
export const enginePacks: Readonly<Record<EngineId, PackId>> = {
  native: "inference",
  python: "trainer-python",
};

/**
 * The engine to use where nobody chooses: the suited one, unless it is not ready and another one is.
 * Nothing is downloaded that is not needed, and what does not work stands in nobody's way.
 */
export async function engineToUse(
  suited: EngineId,
  known: readonly EngineId[],
  isReady: (id: EngineId) => Promise<boolean>,
): Promise<EngineId> {
  for (const id of [suited, ...known]) if (await isReady(id)) return id;
  return suited;
}

/**
 * The engine that trains unless a person chooses: on a graphics processor PyTorch, which is proven
 * there; on the processor our own, which needs no Python (docs/adr/004-engine-ladder.md).
 *
 * @param known those that can train the model; null where no model is chosen yet.
 */
export function usualEngine(
  { variant }: Pick<EngineChoice, "variant">,
  known: readonly EngineId[] | null,
): EngineId {
  const wanted: EngineId = variant === "cpu" ? "native" : "python";
  return known === null || known.includes(wanted) ? wanted : known[0] ?? wanted;
}
