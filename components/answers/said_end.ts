import type { AskingText } from "@/core/contract/text/asking.ts";
import type { SaidAnswer } from "./said_answer.ts";

/** How answers ended, for those who hear the page: nothing that was stopped counts as answered. */
export function saidEnd(answers: readonly Pick<SaidAnswer, "state">[]): AskingText {
  const is = (state: SaidAnswer["state"]) => answers.some((answer) => answer.state === state);
  if (is("stopped")) return "asking.stopped";
  if (answers.every(({ state }) => state === "failed")) return "asking.failed";
  return is("failed") || is("cut") ? "asking.over" : "asking.done";
}
