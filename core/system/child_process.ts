import { AppError } from "@/core/contract/mod.ts";
import type { OutputLimits } from "./_capped_lines.ts";
import { type Child, type ChildStatus, wrapChild } from "./_child.ts";
import { deathSignalPrefix } from "./_death_signal.ts";
import { findExecutable } from "./_find_executable.ts";
import type { ChildRegistry } from "./child_registry.ts";
import type { Purpose } from "./_self_command.ts";

export type { Child, ChildStatus, OutputLimits };

/** How a program is started. */
export interface SpawnOptions {
  /** Beside what every child inherits; these win. */
  env?: Record<string, string>;
  cwd?: string;
  /** What the child inherits: `install` adds proxies, certificates and package indexes. */
  purpose?: Purpose;
  /** 1 MiB a line, no limit in all. */
  limits?: Partial<OutputLimits>;
  /** Hears each line of stderr, for a log. */
  onErrorLine?: (line: string) => void;
}

/** Starts programs; the only way in which the product does. */
export interface Spawner {
  /**
   * Starts a program with an argument array, never through a shell, in its own process group and
   * with an allow-listed environment. Its stdin stays open as long as we live: our sidecars end
   * when it ends. On Linux the kernel ends it with us as well.
   *
   * @throws {AppError} `program_missing` when there is no such program.
   */
  spawn(command: string, args: readonly string[], options?: SpawnOptions): Promise<Child>;
}

/** What a spawner is built from. */
export interface SpawnerDeps {
  /** The part of our environment that a child may have (`runtime.childEnvironment`). */
  environment: (purpose: Purpose) => Record<string, string>;
  /** Where children are noted, so that orphans are found; null notes none. */
  registry: ChildRegistry | null;
}

const defaultLimits: OutputLimits = { lineBytes: 1024 * 1024, totalBytes: Infinity };

/** Builds the spawner. */
export function createSpawner({ environment, registry }: SpawnerDeps): Spawner {
  let prefix: Promise<string[]> | null = null;
  return {
    async spawn(command, args, options = {}) {
      const { env = {}, cwd, purpose = "run", limits = {}, onErrorLine = () => {} } = options;
      const inherited = { ...environment(purpose), ...env };
      const program = findExecutable(command, inherited);
      if (program === null) throw new AppError("program_missing", { program: command });
      prefix ??= deathSignalPrefix(inherited);
      const [first = program, ...rest] = [...await prefix, program, ...args];
      const process = new Deno.Command(first, {
        args: rest,
        clearEnv: true,
        env: inherited,
        detached: Deno.build.os !== "windows",
        stdin: "piped",
        stdout: "piped",
        stderr: "piped",
        ...(cwd !== undefined && { cwd }),
      }).spawn();
      const child = wrapChild(process, {
        limits: { ...defaultLimits, ...limits },
        onErrorLine,
        onEnd: async () => await registry?.remove(process.pid),
      });
      await registry?.add(process.pid, program);
      return child;
    },
  };
}
