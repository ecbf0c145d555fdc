import type { ErrorText } from "@/core/contract/errors.ts";
import type { ComparePart } from "@/core/contract/evaluation.ts";
import { fetchLines, RequestError } from "@/web/client/mod.ts";

/** What both models have said so far. */
export interface Answers {
  base: string;
  tuned: string;
  /** What went wrong, with what to do; null while nothing has. */
  failure: string | null;
}

export const emptyAnswers: Answers = { base: "", tuned: "", failure: null };

type Line =
  | Exclude<ComparePart, { type: "error" }>
  | { type: "error" | "failed"; error: ErrorText };

/** Asks both models and reports their answers as they grow; ends quietly when it is aborted. */
export async function streamComparison({ runId, question, signal, onChange }: {
  runId: string;
  question: string;
  signal: AbortSignal;
  onChange(answers: Answers): void;
}): Promise<void> {
  let answers = emptyAnswers;
  try {
    const request = { method: "POST", body: { question }, signal } as const;
    for await (const line of fetchLines<Line>(`/api/v1/runs/${runId}/compare`, request)) {
      answers = afterLine(answers, line);
      onChange(answers);
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof RequestError)) throw error;
    onChange({ ...answers, failure: `${error.message} ${error.hint}` });
  }
}

function afterLine(answers: Answers, line: Line): Answers {
  switch (line.type) {
    case "text":
      return { ...answers, [line.model]: answers[line.model] + line.text };
    case "end":
      return answers;
    case "error":
    case "failed":
      return { ...answers, failure: `${line.error.message} ${line.error.hint}` };
  }
}
