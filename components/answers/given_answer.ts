import type { Answerer, AnswerPart } from "@/core/contract/answers.ts";
import { begunAnswer, type SaidAnswer } from "./said_answer.ts";

type Part<Type extends AnswerPart["type"]> = Extract<AnswerPart, { type: Type }>;

/** Who answers, and whether from the documents. */
export interface AskedAnswer {
  by: Answerer;
  /** As people know the model. */
  name: string;
  withDocuments: boolean;
}

/** An answer with its sources as it comes. */
export interface GivenAnswer extends SaidAnswer {
  asked: AskedAnswer;
  /** The passages that the model was given; null until they are found. */
  found: Omit<Part<"sources">, "type"> | null;
  /** What was found out about its citations; null until it is over. */
  checked: Pick<Part<"end">, "cited" | "invented" | "isUnknown"> | null;
}

/** An answer before anything came of it. */
export function begunGiven(asked: AskedAnswer): GivenAnswer {
  return { ...begunAnswer, asked, found: null, checked: null };
}
