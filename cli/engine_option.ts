import { type EngineId, engineIds } from "@/core/contract/mod.ts";
import { type CommandInput, textOption, UsageError } from "./command.ts";

/** The option that chooses what trains. */
export const engineOption = { engine: { type: "string" } } as const;

/** The help of that option. */
export const engineHelp = {
  engine: {
    en: "what trains: native (llama.cpp, no Python) or python (PyTorch)",
    de: "womit trainiert wird: native (llama.cpp, ohne Python) oder python (PyTorch)",
  },
} as const;

/**
 * What was chosen, as a part of a request; empty where nothing was.
 *
 * @throws {UsageError} for what is no engine.
 */
export function chosenEngine(input: CommandInput): { engine?: EngineId } {
  const given = textOption(input, "engine");
  if (given === undefined) return {};
  const engine = engineIds.find((id) => id === given);
  if (engine) return { engine };
  throw new UsageError({
    en: `--engine must be ${engineIds.join(" or ")}`,
    de: `--engine muss ${engineIds.join(" oder ")} sein`,
  });
}
