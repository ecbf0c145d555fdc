import { createLog, createRuntime, systemClock } from "@/core/system/mod.ts";
import type { Lang } from "@/core/contract/mod.ts";
import type { CommandIo, ExitCode } from "./command.ts";
import { hiddenCommands } from "./hidden.ts";
import { runCli } from "./mod.ts";

/** Runs the program with its command line; answers the exit code. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const runtime = createRuntime();
  const hidden = hiddenCommands[args[0] ?? ""];
  if (hidden) return await hidden(runtime, args.slice(1));
  const lang: Lang = runtime.systemLanguage().startsWith("de") ? "de" : "en";
  const say = (line: string) => console.error(line);
  const io: CommandIo = {
    runtime,
    lang,
    log: createLog({ clock: systemClock, sink: say, least: "warning" }),
    print: (line) => console.log(line),
    say,
    signal: interruption(),
  };
  return await runCli(args, io);
}

/** Aborts at the first Ctrl-C or SIGTERM; a second Ctrl-C ends the program at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) Deno.exit(1);
    controller.abort();
  };
  Deno.addSignalListener("SIGINT", interrupt);
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", interrupt);
  return controller.signal;
}
