import { type LogText, logText, type TrainerEventOf } from "@/core/contract/mod.ts";
import { type TrainingText, trainingTexts } from "@/core/contract/text/training.ts";
import type { JobContext } from "@/core/jobs/mod.ts";

/** Logs a line that every reader sees in their own language. */
export function say(
  { emit }: Pick<JobContext, "emit">,
  says: LogText & { key: TrainingText },
  level: "info" | "warning" = "info",
): void {
  const { key, params } = says;
  emit("log", { level, message: logText(says, "en"), says: { key, params: { ...params } } });
}

/** Logs what a trainer says; what it says in a code that is known, in the reader's language. */
export function sayForTrainer(
  context: Pick<JobContext, "emit" | "log">,
  { message, level, code, params = {} }: TrainerEventOf<"log">,
): void {
  const key = `training.log.${code}`;
  if (key in trainingTexts.en) say(context, { key: key as TrainingText, params }, level);
  else context.log(message, level);
}
