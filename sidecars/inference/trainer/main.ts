import { readRunConfig, type RunConfig } from "./config/run_config.ts";
import { memoryAdvice } from "./memory/check_memory.ts";
import { asTrainerError } from "./program/as_trainer_error.ts";
import { type Channel, openChannel } from "./program/channel.ts";
import { exitCode, Stopped, TrainerError } from "./program/failure.ts";
import { run } from "./program/run.ts";
import { watchForStop } from "./program/stop_signal.ts";

if (import.meta.main) {
  // llama.cpp's threads and the pending read of stdin end with the process.
  Deno.exit(await main(Deno.args));
}

/** Runs the training that `--config FILE` describes; answers the exit code. */
async function main([option, path]: string[]): Promise<number> {
  if (option !== "--config" || path === undefined) {
    console.error("usage: main.ts --config FILE");
    return exitCode.badConfig;
  }
  const channel = openChannel();
  const stop = watchForStop();
  let config: RunConfig | null = null;
  try {
    config = await readRunConfig(path);
    return await run(config, channel, stop);
  } catch (error) {
    if (error instanceof Stopped) return exitCode.resumable;
    return report(error, config, channel);
  }
}

function report(error: unknown, config: RunConfig | null, channel: Channel): number {
  if (!(error instanceof TrainerError)) console.error(error);
  const advice = config ? memoryAdvice(config.hyper, null) : "Close other programs.";
  const failure = asTrainerError(error, advice);
  const { code, message } = failure;
  channel.send("error", { code, message, advice: failure.advice });
  return failure.exitCode;
}
