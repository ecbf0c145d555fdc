import type { GivenAnswer } from "@/components/answers/given_answer.ts";
import type { AskPart } from "@/core/contract/answers.ts";
import type { ErrorText } from "@/core/contract/errors.ts";
import type { BrokenEnd, LineReading } from "../_line_stream.ts";

type Line =
  | Exclude<AskPart, { type: "error" }>
  | { answer: number; type: "error"; error: ErrorText }
  | { type: "failed"; error: ErrorText };

/** The answers after one more line. */
export function afterLine(answers: readonly GivenAnswer[], line: Line): readonly GivenAnswer[] {
  if (line.type === "failed") return ended(answers, { state: "failed", error: line.error });
  return answers.map((known, at) => at === line.answer ? afterPart(known, line) : known);
}

function afterPart(known: GivenAnswer, line: Exclude<Line, { type: "failed" }>): GivenAnswer {
  switch (line.type) {
    case "sources": {
      const { type: _type, answer: _answer, ...found } = line;
      return { ...known, found };
    }
    case "text":
      return { ...known, text: known.text + line.text };
    case "end": {
      const { finish, speed, cited, invented, isUnknown } = line;
      const state = finish === "stop" ? "done" : "cut";
      return { ...known, state, speed, checked: { cited, invented, isUnknown } };
    }
    case "error":
      return { ...known, state: "failed", error: line.error };
  }
}

function ended(answers: readonly GivenAnswer[], end: BrokenEnd): readonly GivenAnswer[] {
  return answers.map((answer) => answer.state === "answering" ? { ...answer, ...end } : answer);
}

/** How the stream of several answers becomes what the page shows. */
export const answersReading: LineReading<readonly GivenAnswer[], Line> = {
  after: afterLine,
  ended,
};
