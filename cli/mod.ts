import {
  type Command,
  type CommandIo,
  type ExitCode,
  readArguments,
  UsageError,
} from "./command.ts";
import { helpOf, overviewOf } from "./help.ts";
import { reportFailure } from "./report_failure.ts";

/** Every command by name; loaded only when it is called, so that `--help` is quick. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve.ts")).command,
  demo: async () => (await import("./demo.ts")).command,
  doctor: async () => (await import("./doctor.ts")).command,
  chunk: async () => (await import("./chunk.ts")).command,
  search: async () => (await import("./search.ts")).command,
  generate: async () => (await import("./generate.ts")).command,
  train: async () => (await import("./train.ts")).command,
  export: async () => (await import("./export.ts")).command,
  models: async () => (await import("./models.ts")).command,
  jobs: async () => (await import("./jobs.ts")).command,
  openapi: async () => (await import("./openapi.ts")).command,
};

/** Runs what the command line asks for and answers its exit code. */
export async function runCli(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const [name, ...rest] = args;
  const load = commands[name ?? ""];
  if (name === undefined || name === "help" || name === "--help") {
    io.print(await overviewOf(commands, io.lang));
    return name === undefined ? 2 : 0;
  }
  try {
    if (!load) throw unknownCommand(name);
    return await runCommand(await load(), { name, rest, io });
  } catch (error) {
    return reportFailure(error, io);
  }
}

function unknownCommand(name: string): UsageError {
  return new UsageError({
    en: `Unknown command "${name}"; see lernwerk --help`,
    de: `Unbekannter Befehl „${name}“; siehe lernwerk --help`,
  });
}

async function runCommand(
  command: Command,
  { name, rest, io }: { name: string; rest: string[]; io: CommandIo },
): Promise<ExitCode> {
  if (rest.includes("--help")) {
    io.print(helpOf(name, command, io.lang));
    return 0;
  }
  return await command.run(readArguments(command, rest), io);
}
