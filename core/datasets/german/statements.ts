import type { Statement } from "../facts/fact.ts";
import { capitalise, fillSlots, normalise, squeeze } from "../facts/fact.ts";
import type { TableCell } from "../facts/table_cells.ts";
import { isVague } from "../facts/vague_label.ts";
import type { Part } from "../facts/clause.ts";
import { worth } from "../facts/clause.ts";
import { pairOf } from "../facts/blocks.ts";
import type { Clause } from "./clauses.ts";
import { readGerman } from "./clauses.ts";
import { genderOfNoun, withArticle } from "./genders.ts";
import { askDoer, askGerman } from "./questions.ts";
import type { Subject } from "./subject.ts";
import {
  amountFrames,
  askedFrames,
  attributeFrames,
  definitionFrames,
  entryFrames,
  headingFrames,
  labelClasses,
  labelFrames,
  listFrames,
  loneAttributeFrames,
} from "./templates.ts";
import { readTokens } from "./tokens.ts";
import { classify } from "./values.ts";
import { weekdays } from "./words.ts";

/** At most so many facts of one clause. */
const factsPerClause = 2;

/** Words in a question that only the text before would explain. */
const unclear = /\b(?:dies\w*|jene[rsmn]?|dort|hier|dabei|davon|dazu)\b/iu;

/** "Sie" and "ihr" inside a question would address the one who is asked. */
const addressing = /(?<=\S\s)(?:Sie|Ihnen|euch|dich|ihr)\b/u;

interface Asked {
  readonly pattern: Statement["pattern"];
  readonly weight: number;
  readonly answer: string;
  readonly questions: readonly string[];
}

function stated({ pattern, weight, answer, questions }: Asked): Statement {
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

function fill(
  frames: readonly string[],
  parts: Readonly<Record<string, string>>,
  plural = false,
): string[] {
  return frames.map((frame) => {
    const agreed = frame.replace(/\{([^|}]+)\|([^}]+)\}/gu, plural ? "$2" : "$1");
    return capitalise(fillSlots(agreed, parts));
  });
}

function sentenceOf(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}

interface Label {
  readonly name: string;
  readonly unit: string;
  readonly nominative: string | null;
  readonly accusative: string | null;
  readonly plural: boolean;
}

/** Takes the unit out of "Preis (€)" and finds the label's article by its noun. */
function readLabel(label: string): Label {
  const unit = label.match(/\s*[(\[]([^)\]]{1,14})[)\]]\s*$/u) ??
    label.match(/\s+in\s+(\S{1,12})$/u);
  const name = unit ? label.slice(0, unit.index) : label;
  const noun = name.match(/^(?:\p{Lu}[\p{L}-]+)/u)?.[0] ?? "";
  const simple = name === noun || /^\S+\s(?:pro|je|in|bis|ab|für|am)\s/u.test(name);
  const gender = simple ? genderOfNoun(noun) : null;
  const articles = gender && withArticle(name, gender);
  return {
    name,
    unit: unit?.[1] ?? "",
    nominative: articles?.nominative ?? null,
    accusative: articles?.accusative ?? null,
    plural: gender === "pl",
  };
}

function withUnit(value: string, unit: string): string {
  return unit !== "" && /^[\d.,–-]+$/u.test(value) ? `${value} ${unit}` : value;
}

/** Verbs such as "nennen" and "brauchen" take the label in the accusative. */
function withAccusative(frames: readonly string[], { accusative }: Label): string[] {
  return frames.map((frame) =>
    /nennen|brauche|Nenne/u.test(frame) ? frame.replace("{A}", () => accusative ?? "") : frame
  );
}

const conditional = /\s(?:mit|bei|nach|ohne|von|für|vor|unter|in|im|auf|als)\s/iu;

/** A table's cell: "Für Kanu gilt: Preis pro Tag 40 Euro." */
export function cellStatement({ name: row, label, value }: TableCell): Statement {
  const read = readLabel(label);
  const parts = { S: row, N: read.name, A: read.nominative ?? "" };
  const general = read.nominative === null ? labelFrames : withAccusative(attributeFrames, read);
  // "Farbe mit Rotkohlsaft" is no colour of the thing itself.
  const special = conditional.test(read.name)
    ? []
    : labelClasses.filter(({ label }) => label.test(read.name)).flatMap(({ patterns }) => patterns);
  const frames = general.flatMap((frame, at) => [frame, ...special.slice(at, at + 1)]);
  const shown = withUnit(value, read.unit);
  const answer = read.nominative !== null && /^\d/u.test(shown)
    ? `${capitalise(read.nominative)} von ${row} ${read.plural ? "sind" : "ist"} ${shown}`
    : `${row}: ${read.name} ${shown}`;
  const questions = fill(frames, parts, read.plural);
  return stated({ pattern: "table", weight: 9, answer: sentenceOf(answer), questions });
}

function entryKind(value: string): keyof typeof entryFrames {
  const { kind } = classify(readTokens(value), "");
  if (kind === "money" || kind === "duration") return kind;
  return ["clock", "span", "weekday", "date"].includes(kind) ? "clock" : "other";
}

function isProse(value: string): boolean {
  return value.split(" ").length > 4 && !/^[\d„"]/u.test(value) &&
    readTokens(value).some(({ word }) => /^\p{Ll}/u.test(word));
}

/** "Montag", "Mo–Fr": says when, not what; the heading says what. */
function isCalendar(term: string): boolean {
  const [first = ""] = term.toLowerCase().split(/[\s–-]+/u);
  return weekdays.has(first) || /^(?:mo|di|mi|do|fr|sa|so)\.?$/u.test(first);
}

/** A line "Begriff: Wert": an attribute, an entry of a list or a definition. */
export function pairStatement(term: string, value: string, heading: string): Statement | null {
  if (isCalendar(term)) {
    return heading === "" ? null : pairStatement(`${heading} am ${term}`, value, "");
  }
  if (isVague(term)) return null;
  const answer = sentenceOf(`${term}: ${value}`);
  if (isProse(value)) {
    const questions = fill(
      definitionFrames,
      { T: term },
      /n$/u.test(term) && genderOfNoun(term) === "pl",
    );
    return stated({ pattern: "definition", weight: 7, answer, questions });
  }
  const label = readLabel(term);
  const kind = entryKind(value);
  const lone = kind === "money"
    ? [...amountFrames, ...loneAttributeFrames.slice(1)]
    : loneAttributeFrames;
  const frames = label.nominative === null ? entryFrames[kind] : withAccusative(lone, label);
  const questions = fill(frames, { N: label.name, A: label.nominative ?? "" }, label.plural);
  return stated({ pattern: "key_value", weight: 9, answer, questions });
}

/** The items below a heading. */
export function listStatement(heading: string, items: readonly string[]): Statement {
  const joined = items.map((item) => item.replace(/[.;,]$/u, "")).join(", ");
  const questions = fill(listFrames, { H: heading.replace(/:$/u, "") });
  return stated({
    pattern: "list",
    weight: 5,
    answer: sentenceOf(`${heading}: ${joined}`),
    questions,
  });
}

/** Whether the sentence is about all that the heading names, not about a part of it. */
function coversHeading(heading: string, sentence: string): boolean {
  const said = normalise(sentence);
  return normalise(heading).split(" ").filter(({ length }) => length >= 4)
    .every((word) => said.includes(word.slice(0, Math.max(4, word.length - 2))));
}

/** A heading and the first sentence below it; null for headings that name nothing. */
export function headingStatement(heading: string, first: string): Statement | null {
  const asked = heading.endsWith("?");
  if (
    !asked &&
    (heading.split(" ").length > 6 || /^(?:willkommen|vorwort|einleitung|inhalt)/iu.test(heading))
  ) return null;
  if (!asked && (pairOf(heading) || !coversHeading(heading, first))) return null;
  const questions = fill(asked ? askedFrames : headingFrames, { H: heading });
  return stated({ pattern: "heading", weight: 1, answer: first, questions });
}
