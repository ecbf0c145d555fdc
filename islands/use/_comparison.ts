import type { ErrorText } from "@/core/contract/errors.ts";
import type { AnswerSpeed, ComparedModel, ComparePart } from "@/core/contract/evaluation.ts";
import { fetchLines, RequestError } from "@/web/client/mod.ts";

/** What one model has said so far. */
export interface Answer {
  text: string;
  state: "waiting" | "answering" | "done" | "cut" | "stopped" | "failed";
  speed: AnswerSpeed | null;
  error: { code: string; message: string; hint: string } | null;
}

/** What both have said. */
export type Answers = Readonly<Record<ComparedModel, Answer>>;

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

const begun: Answer = { text: "", state: "answering", speed: null, error: null };

/** Both answers before anything was said. */
export const begunAnswers: Answers = { base: begun, tuned: begun };

/** Asks both models and reports their answers as they grow; what is aborted counts as stopped. */
export async function streamComparison(
  runId: string,
  { signal, onChange, ...body }: ComparisonRequest & {
    signal: AbortSignal;
    onChange(answers: Answers): void;
  },
): Promise<void> {
  let answers = begunAnswers;
  try {
    const request = { method: "POST", body, signal } as const;
    for await (const line of fetchLines<Line>(`/api/v1/runs/${runId}/compare`, request)) {
      answers = afterLine(answers, line);
      onChange(answers);
    }
  } catch (error) {
    if (signal.aborted) return onChange(ended(answers, { state: "stopped" }));
    if (!(error instanceof RequestError)) throw error;
    const { code, message, hint } = error;
    onChange(ended(answers, { state: "failed", error: { code, message, hint } }));
  }
}

/** The answers after one more line. */
export function afterLine(answers: Answers, line: Line): Answers {
  if (line.type === "failed") return ended(answers, { state: "failed", error: line.error });
  const known = answers[line.model];
  const change = (next: Partial<Answer>) => ({ ...answers, [line.model]: { ...known, ...next } });
  switch (line.type) {
    case "text":
      return change({ text: known.text + line.text });
    case "end":
      return change({ state: line.finish === "stop" ? "done" : "cut", speed: line.speed });
    case "error":
      return change({ state: "failed", error: line.error });
  }
}

/** What was not finished by itself ends like this. */
function ended(answers: Answers, end: Partial<Answer>): Answers {
  const close = (answer: Answer) => answer.state === "answering" ? { ...answer, ...end } : answer;
  return { base: close(answers.base), tuned: close(answers.tuned) };
}
