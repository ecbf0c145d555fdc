import { AppError, describeError, type Lang, toErrorData } from "@/core/contract/mod.ts";
import { RefusedError } from "./client.ts";
import { type CommandIo, type ExitCode, UsageError } from "./command.ts";

/** Says on stderr what went wrong and what to do now; answers the exit code. */
export function reportFailure(error: unknown, { say, log, lang }: CommandIo): ExitCode {
  if (error instanceof UsageError) {
    say(error.words[lang]);
    return 2;
  }
  if (!(error instanceof AppError || error instanceof RefusedError)) {
    log.write("error", "A command failed", { error });
  }
  const { message, hint } = wordsOf(error, lang);
  say(message);
  say(hint);
  return 1;
}

function wordsOf(error: unknown, lang: Lang): { message: string; hint: string } {
  return error instanceof RefusedError ? error : describeError(toErrorData(error), lang);
}
