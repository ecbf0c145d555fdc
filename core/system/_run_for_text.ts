import { AppError } from "@/core/contract/mod.ts";
import type { Spawner } from "./child_process.ts";
import { runToEnd } from "./run_to_end.ts";

/** Asks a program; null when it is not there, fails, or does not answer in time. */
export type RunForText = (command: readonly [string, ...string[]]) => Promise<string | null>;

/** Programs that ask the system answer within this time, or the device is taken as not there. */
const timeoutMs = 10_000;

/** Makes such a question of a spawner. */
export function runForText(spawner: Spawner): RunForText {
  return async (command) => {
    try {
      const { code, lines, endedBy } = await runToEnd(spawner, command, { timeoutMs });
      return code === 0 && endedBy === null ? lines.join("\n") : null;
    } catch (error) {
      if (error instanceof AppError && error.code === "program_missing") return null;
      throw error;
    }
  };
}
