import type { Pattern, Statement } from "../facts/fact.ts";
import { capitalise, fillSlots, normalise, squeeze } from "../facts/fact.ts";
import { openings } from "./templates.ts";

/** A statement's answer, and the frames of its questions with what fills them. */
export interface Wording {
  readonly pattern: Pattern;
  readonly answer: string;
  readonly frames: readonly string[];
  readonly parts: Readonly<Record<string, string>>;
}

/** How definite the forms are, on the scale of `worth`. */
const weights: Readonly<Record<Pattern, number>> = {
  table: 9,
  key_value: 9,
  definition: 7,
  sentence: 5,
  list: 5,
  heading: 1,
};

/** The statement with its questions, the later ones behind an opening. */
export function stated({ pattern, answer, frames, parts }: Wording): Statement {
  const plain = frames.map((frame) => capitalise(fillSlots(frame, parts)));
  const asked = plain.filter((question) =>
    question.endsWith("?") && question.split(" ").length > 3 && !/[.?]\s/u.test(question)
  );
  const opened = asked.map((question, at) => `${openings[at % openings.length]} ${question}`);
  const mixed = plain.slice(4).flatMap((question, at) => [...opened.slice(at, at + 1), question]);
  const questions = [...plain.slice(0, 4), ...mixed, ...opened.slice(mixed.length)];
  const weight = weights[pattern];
  return { pattern, weight, key: normalise(answer), answer: squeeze(answer), questions };
}

/** The text with a full stop. */
export function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
