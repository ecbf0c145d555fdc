import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

/**
 * Runs the program of a kill test. Its last argument is the step at which it kills itself, 0 for
 * none; it ends by printing what it did as JSON.
 *
 * @returns what it printed, or null when it was killed.
 */
export async function runUntilKilled<Told>(
  program: URL,
  args: readonly (string | number)[],
): Promise<Told | null> {
  const { stdout, stderr, signal, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-all", fileURLToPath(program), ...args.map(String)],
  }).output();
  if (signal === "SIGKILL") return null;
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** The steps of a program that a kill test kills at each of them. */
export interface CountedSteps {
  /** Passes a step, or does not. */
  step(): void;
  /** Steps so far. */
  readonly count: number;
}

/** Counts the steps of this program and kills it at one of them, 0 for none. */
export function dieAtStep(killAt: number): CountedSteps {
  let count = 0;
  return {
    step() {
      count++;
      if (count === killAt) Deno.kill(Deno.pid, "SIGKILL");
    },
    get count() {
      return count;
    },
  };
}

/** Makes two steps of each rename: between it and what is noted about it a kill hurts most. */
export function stepAtRenames(step: () => void): void {
  const { rename } = Deno;
  Deno.rename = async (from, to) => {
    step();
    await rename(from, to);
    step();
  };
}
