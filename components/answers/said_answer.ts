import type { AnswerSpeed } from "@/core/contract/evaluation.ts";

/** Why an answer did not come, for the person who asked. */
export interface AnswerError {
  code: string;
  message: string;
  hint: string;
}

/** What a model has said so far. */
export interface SaidAnswer {
  text: string;
  state: "answering" | "done" | "cut" | "stopped" | "failed";
  speed: AnswerSpeed | null;
  error: AnswerError | null;
}

/** An answer before its first word. */
export const begunAnswer: SaidAnswer = { text: "", state: "answering", speed: null, error: null };
