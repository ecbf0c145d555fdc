import { squeeze, type Statement } from "../facts/fact.ts";
import type { Part } from "../facts/clause.ts";
import { worth } from "../facts/clause.ts";
import type { Clause } from "./clauses.ts";
import { readGerman } from "./clauses.ts";
import { askDoer, askGerman } from "./questions.ts";
import { stated } from "./stated.ts";
import type { Subject } from "./subject.ts";

/** At most so many facts of one clause. */
const factsPerClause = 2;

/** After "ist", a noun with all that follows it says what the subject is. */
function withDefinition(clause: Clause): Clause {
  const copula = /^(?:ist|sind|war|waren)$/u.test(clause.verb) && clause.bracket === "";
  const [first] = clause.parts;
  if (!copula || first?.kind !== "entity" || clause.subject.text === "ich") return clause;
  const text = clause.parts.map((part) => part.text).join(" ");
  const kind = text.split(" ").length <= 18 && defines(clause, text) ? "definition" : "none";
  return { ...clause, parts: [{ text, kind }] };
}

/** "Eine Brille ist Pflicht" says no meaning, "Treffpunkt ist der Hof" names the place of one. */
function defines({ subject, verb }: Clause, text: string): boolean {
  const bare = /^\p{Lu}/u.test(text) && /^(?:ist|war)$/u.test(verb);
  return !bare && !(/^(?:der|die|das)\s/u.test(text) && /^\p{Lu}\S*$/u.test(subject.text));
}

function worthAsking({ subject, parts, clauseAfter, verb }: Clause, { kind }: Part): boolean {
  const contentless = ["ich", "man", "wir", "es"].includes(subject.text);
  if (contentless && parts.length < 2 && clauseAfter === "") return false;
  if (contentless && worth[kind] <= worth.entity) return false;
  return kind !== "none" && !(kind === "entity" && verb === "hat");
}

function ofClause(clause: Clause): Statement[] {
  const answer = squeeze(clause.sentence);
  const asked = (questions: readonly string[], kind: Part["kind"]) =>
    stated({
      pattern: kind === "definition" ? "definition" : "sentence",
      weight: worth[kind],
      answer,
      questions,
    });
  if (clause.subject.person && clause.parts.length > 0) return [asked(askDoer(clause), "person")];
  const parts = clause.parts.filter((part) => worthAsking(clause, part))
    .toSorted((a, b) => worth[b.kind] - worth[a.kind]);
  const definite = parts.filter(({ kind }) => worth[kind] > worth.entity);
  const chosen = definite.length > 0 ? definite : parts.slice(0, 1);
  return chosen.slice(0, factsPerClause).map((part) => asked(askGerman(clause, part), part.kind))
    .filter(({ questions }) => questions.length > 0);
}

/** A sentence's statements and the subject that a following "er", "sie" or "es" may stand for. */
export function germanStatements(sentence: string, before: Subject | null) {
  const clauses = readGerman(sentence, before).map(withDefinition);
  return { statements: clauses.flatMap(ofClause), subject: clauses[0]?.subject ?? null };
}
