import type { RunOptions, RunOutcome, Spawner } from "@/core/system/mod.ts";
import { runToEnd } from "@/core/system/mod.ts";

/** A program with its arguments. */
export type CommandLine = readonly [string, ...string[]];

/** How a tool is run. */
export type ToolOptions =
  & Pick<RunOptions, "signal" | "onLine" | "cwd" | "env">
  & { timeoutMs?: number };

/** Runs a tool that installs something; what is not there counts as a failed run. */
export type RunTool = (command: CommandLine, options?: ToolOptions) => Promise<RunOutcome>;

/** Large downloads over slow lines take long; nothing takes longer than this. */
const usualTimeoutMs = 4 * 3600 * 1000;

/** Tools that see proxies, certificates and package indexes, and nothing else of the environment. */
export function createToolRunner(spawner: Spawner): RunTool {
  return async (command, { timeoutMs = usualTimeoutMs, ...options } = {}) => {
    try {
      return await runToEnd(spawner, command, { ...options, timeoutMs, purpose: "install" });
    } catch (error) {
      const errorTail = [error instanceof Error ? error.message : String(error)];
      return { code: 127, lines: [], errorTail, endedBy: null };
    }
  };
}
