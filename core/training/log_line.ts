import type { TrainerEvent, TrainerEventOf } from "@/core/contract/mod.ts";

/** A trainer's event as a line of `training.log`: short where it is known, whole where it is rare. */
export function logLine(event: TrainerEvent): string {
  switch (event.type) {
    case "step":
      return stepLine(event);
    case "phase":
      return `phase ${event.name}`;
    case "eval":
      return `held out (${event.split}, ${event.rows} rows) loss ${event.loss.toFixed(4)}`;
    case "checkpoint":
      return `saved ${event.path}${event.best ? ", the best so far" : ""}`;
    case "sample":
      return `asked ${JSON.stringify(event.prompt)} answered ${JSON.stringify(event.output)}`;
    case "log":
      return `${event.level}: ${event.message}`;
    default:
      return JSON.stringify(event);
  }
}

function stepLine({ step, loss, learning_rate, tokens_per_s }: TrainerEventOf<"step">): string {
  const rate = tokens_per_s === null ? "" : ` ${tokens_per_s.toFixed(0)} tok/s`;
  return `step ${step} loss ${loss.toFixed(4)} lr ${learning_rate.toExponential(2)}${rate}`;
}

/** The line with the time at which it was written, in UTC and to the second. */
export function datedLine(line: string, at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z ${line}`;
}
