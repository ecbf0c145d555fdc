import { begunAnswer, type SaidAnswer } from "@/components/answers/said_answer.ts";
import type { ErrorText } from "@/core/contract/errors.ts";
import type { ComparedModel, ComparePart } from "@/core/contract/evaluation.ts";
import type { BrokenEnd, LineReading } from "../_line_stream.ts";

/** What both have said. */
export type Answers = Readonly<Record<ComparedModel, SaidAnswer>>;

/** A question for both models. */
export interface ComparisonRequest {
  question: string;
  temperature: number;
  maxTokens: number;
  artifactId: string;
}

type Line =
  | Exclude<ComparePart, { type: "error" }>
  | { model: ComparedModel; type: "error"; error: ErrorText }
  | { type: "failed"; error: ErrorText };

/** Both answers before anything was said. */
export const begunAnswers: Answers = { base: begunAnswer, tuned: begunAnswer };

/** The answers after one more line. */
export function afterLine(answers: Answers, line: Line): Answers {
  if (line.type === "failed") return ended(answers, { state: "failed", error: line.error });
  const known = answers[line.model];
  const change = (next: Partial<SaidAnswer>) => ({
    ...answers,
    [line.model]: { ...known, ...next },
  });
  switch (line.type) {
    case "text":
      return change({ text: known.text + line.text });
    case "end":
      return change({ state: line.finish === "stop" ? "done" : "cut", speed: line.speed });
    case "error":
      return change({ state: "failed", error: line.error });
  }
}

function ended(answers: Answers, end: BrokenEnd): Answers {
  const close = (answer: SaidAnswer) =>
    answer.state === "answering" ? { ...answer, ...end } : answer;
  return { base: close(answers.base), tuned: close(answers.tuned) };
}

/** How the stream of both becomes what the page shows. */
export const comparisonReading: LineReading<Answers, Line> = { after: afterLine, ended };
