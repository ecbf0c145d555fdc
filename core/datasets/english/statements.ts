import type { Statement } from "../facts/fact.ts";
import { normalise, squeeze } from "../facts/fact.ts";
import type { Part } from "../facts/clause.ts";
import { worth } from "../facts/clause.ts";
import type { Clause } from "./predicate.ts";
import type { Subject } from "./subject.ts";
import { readEnglish } from "./clauses.ts";
import { askDoer } from "./doers.ts";
import { askEnglish } from "./questions.ts";
import { tell } from "./tell.ts";
import { lettingVerbs, linkingVerbs } from "./words.ts";

/** At most so many facts of one clause: more would ask for the same words again and again. */
const factsPerClause = 2;

/** Pronouns that a reader of the question alone cannot resolve. */
const unclear =
  /\b(?:he|she|him|her|his|hers|its|their|theirs|them|this|that|these|those|such|same(?! time))\b/iu;

interface Asked {
  readonly answer: string;
  readonly weight: number;
  readonly questions: readonly string[];
}

function statement(clause: Clause, { answer, weight, questions }: Asked): Statement {
  return {
    pattern: "sentence",
    weight,
    key: normalise(answer) + "|" + normalise(questions[0] ?? ""),
    answer,
    questions: questions.filter((question) =>
      !unclear.test(question.replaceAll(clause.subject.text, ""))
    ),
  };
}

function worthAsking(clause: Clause, part: Part): boolean {
  const contentless = ["I", "you", "we", "there"].includes(clause.subject.text);
  if (contentless && clause.parts.length + (clause.lead ? 1 : 0) < 2) return false;
  if (contentless && worth[part.kind] <= worth.entity) return false;
  const isOdd = lettingVerbs.has(clause.base) || linkingVerbs.has(clause.base);
  if (isOdd && part.kind === "entity") return false;
  return part.kind !== "none";
}

/** "Serve it with bread": what "it" is stands in the text before; "and then" tells two things. */
const unresolved = /\b(?:it|they|then)\b/iu;

function ofClause(clause: Clause, sentence: string): Statement[] {
  if (clause.parts.some(({ text }) => unresolved.test(text))) return [];
  const answer = tell(clause) || squeeze(sentence);
  if (clause.subject.person) {
    const questions = askDoer(clause);
    return clause.parts.length > 0
      ? [statement(clause, { answer, weight: worth.person, questions })]
      : [];
  }
  const parts = clause.parts.filter((part) => worthAsking(clause, part))
    .sort((a, b) => worth[b.kind] - worth[a.kind]);
  const definite = parts.filter(({ kind }) => worth[kind] > worth.entity);
  const chosen = definite.length > 0 ? definite : parts.slice(0, 1);
  return chosen.slice(0, factsPerClause)
    .map((part) =>
      statement(clause, { answer, weight: worth[part.kind], questions: askEnglish(clause, part) })
    )
    .filter(({ questions }) => questions.length > 0);
}

/** A sentence's statements and the subject that a following "it" may stand for. */
export interface SentenceReading {
  readonly statements: readonly Statement[];
  readonly subject: Subject | null;
}

/** What one English sentence states. */
export function englishStatements(sentence: string, before: Subject | null): SentenceReading {
  const clauses = readEnglish(sentence, before);
  const whole = clauses.length === 1;
  return {
    statements: clauses.flatMap((clause) =>
      ofClause(clause, whole ? sentence : tell(clause) || sentence)
    ),
    subject: clauses[0]?.subject ?? null,
  };
}
