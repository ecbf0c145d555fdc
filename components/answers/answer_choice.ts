import type { Answerer, AnswererChoice, mostAnswers } from "@/core/contract/answers.ts";
import type { AskedAnswer } from "./given_answer.ts";

/** The contract's own number, without its schemas: this is for browsers. */
export const mostChosen: typeof mostAnswers = 4;

/** An answer that can be ticked: a model with or without the documents. */
export interface AnswerOption extends AskedAnswer {
  /** Unique among the options. */
  key: string;
}

/** Which answers a quick choice ticks. */
export type AnswerPreset = "one" | "documents" | "compare";

/** Every answer that there can be, each model first with the documents. */
export function answerOptions(choices: readonly AnswererChoice[]): AnswerOption[] {
  return choices.flatMap(({ answerer, name }) =>
    [true, false].map((withDocuments) => ({
      by: answerer,
      name,
      withDocuments,
      key: `${keyOf(answerer)} ${withDocuments ? "with" : "without"}`,
    }))
  );
}

function keyOf(answerer: Answerer): string {
  return answerer.kind === "tuned" ? `tuned ${answerer.artifactId}` : answerer.kind;
}

/** The quick choices that these models allow, the best first, with the keys that each ticks. */
export function answerPresets(
  choices: readonly AnswererChoice[],
): Partial<Record<AnswerPreset, string[]>> {
  const [best] = choices;
  if (!best) return {};
  const keysOf = (models: readonly AnswererChoice[]) => answerOptions(models).map(({ key }) => key);
  const base = choices.find(({ answerer }) => answerer.kind === "base");
  const tuned = choices.find(({ answerer }) => answerer.kind === "tuned");
  return {
    one: keysOf([best]).slice(0, 1),
    documents: keysOf([best]),
    ...(base && tuned && { compare: keysOf([base, tuned]) }),
  };
}
