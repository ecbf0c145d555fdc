import type { Statement } from "../facts/fact.ts";
import { capitalise, fillSlots, normalise } from "../facts/fact.ts";

/** Words in a question that only the text before would explain. */
const unclear = /\b(?:dies\w*|jene[rsmn]?|dort|hier|dabei|davon|dazu)\b/iu;

/** "Sie" and "ihr" inside a question would address the one who is asked. */
const addressing = /(?<=\S\s)(?:Sie|Ihnen|euch|dich|ihr)\b/u;

/** What a statement is made of. */
export interface Asked {
  readonly pattern: Statement["pattern"];
  readonly weight: number;
  readonly answer: string;
  readonly questions: readonly string[];
}

/** The statement with those questions that can be understood alone. */
export function stated({ pattern, weight, answer, questions }: Asked): Statement {
  const clear = questions.filter((question) =>
    !unclear.test(question) && !addressing.test(question)
  );
  return {
    pattern,
    weight,
    key: normalise(`${answer}|${questions[0] ?? ""}`),
    answer,
    questions: clear,
  };
}

/** Fills frames; `{ist|sind}` agrees in number. */
export function fill(
  frames: readonly string[],
  parts: Readonly<Record<string, string>>,
  plural = false,
): string[] {
  return frames.map((frame) => {
    const agreed = frame.replace(/\{([^|}]+)\|([^}]+)\}/gu, plural ? "$2" : "$1");
    return capitalise(fillSlots(agreed, parts));
  });
}

/** The text with a full stop. */
export function sentenceOf(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
