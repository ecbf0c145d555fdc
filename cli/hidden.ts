import type { Runtime } from "@/core/system/mod.ts";
import type { ExitCode } from "./command.ts";

/**
 * Entries for child processes that are this same program: the compiled binary has no other way to
 * run a part of itself in a process of its own. They are not for people.
 */
export const hiddenCommands: Readonly<
  Record<string, (runtime: Runtime, args: string[]) => Promise<ExitCode>>
> = {
  "--selftest": async (runtime) => await (await import("./selftest.ts")).selftest(runtime),
  "__read": async (runtime) => {
    const { readMain } = await import("@/core/documents/mod.ts");
    return await readMain(runtime);
  },
  "__fake-trainer": async (_runtime, args) => {
    const { runFakeTrainer } = await import("@/sidecars/fake-trainer/main.ts");
    return await runFakeTrainer(args) as ExitCode;
  },
};
