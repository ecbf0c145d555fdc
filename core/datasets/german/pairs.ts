import { pairOf } from "../facts/blocks.ts";
import { calendarKind } from "../facts/calendar_text.ts";
import { normalise, type Statement } from "../facts/fact.ts";
import { isVague } from "../facts/vague_label.ts";
import { genderOfNoun, withArticle } from "./genders.ts";
import { type Label, readLabel, withAccusative } from "./labels.ts";
import { isPerson } from "./persons.ts";
import { fill, sentenceOf, stated } from "./stated.ts";
import {
  amountFrames,
  askedFrames,
  dayEntryFrames,
  definitionFrames,
  entryFrames,
  headingFrames,
  listFrames,
  loneAttributeFrames,
  loneClasses,
  personFrames,
  unknownPersonFrames,
} from "./templates.ts";
import { readTokens } from "./tokens.ts";
import { classify } from "./values.ts";

function entryKind(value: string): keyof typeof entryFrames {
  if (["clock", "weekday", "date"].includes(calendarKind(value) ?? "")) return "clock";
  const { kind } = classify(readTokens(value), "");
  if (kind === "money" || kind === "duration") return kind;
  return ["clock", "span", "weekday", "date"].includes(kind) ? "clock" : "other";
}

function isProse(value: string): boolean {
  return value.split(" ").length > 4 && !/^[\d„"]/u.test(value) &&
    readTokens(value).some(({ word }) => /^\p{Ll}/u.test(word));
}

/** A line "Begriff: Wert": an attribute, an entry of a list or a definition. */
export function pairStatement(term: string, value: string, heading: string): Statement | null {
  // "Gültig ab: 1. September" says not of what.
  if (/\s(?:ab|bis|von|vom|in|im|für|mit|am|zu|zum|zur|seit|um)$/iu.test(term)) return null;
  if (calendarKind(term) !== null) return ofDay(term, value, heading);
  if (isVague(term)) return null;
  if (isPerson(readTokens(value))) return ofPerson(term, value);
  const isTime = calendarKind(value) !== null;
  return !isTime && isProse(value) ? definition(term, value) : attribute(term, value);
}

/** "Montag: 8 bis 12 Uhr" says when, and the heading says what; "12. Mai: Sommerfest" says both. */
function ofDay(day: string, value: string, heading: string): Statement | null {
  if (calendarKind(day) === "date" && calendarKind(value) === null && !/^\d/u.test(value)) {
    const answer = sentenceOf(`Am ${day}: ${value}`);
    const questions = fill(dayEntryFrames, { T: day });
    return stated({ pattern: "key_value", weight: 9, answer, questions });
  }
  return heading === "" ? null : attribute(`${heading} am ${day}`, value);
}

function ofPerson(term: string, value: string): Statement {
  const gender = genderOfNoun(term);
  // "Wer ist die Leitung?" would ask for a person by what that person has.
  const named = gender && gender !== "pl" && !/ung$/u.test(term) &&
    withArticle(term, gender).nominative;
  const frames = named ? personFrames : unknownPersonFrames;
  const questions = fill(frames, { A: named || "", N: term });
  const answer = sentenceOf(`${term}: ${value}`);
  return stated({ pattern: "key_value", weight: 9, answer, questions });
}

function definition(term: string, value: string): Statement {
  const isPlural = /n$/u.test(term) && genderOfNoun(term) === "pl";
  const questions = fill(definitionFrames, { T: term }, isPlural);
  const answer = sentenceOf(`${term}: ${value}`);
  return stated({ pattern: "definition", weight: 7, answer, questions });
}

function attribute(term: string, value: string): Statement {
  const label = readLabel(/^telefon$/iu.test(term) ? "Telefonnummer" : term);
  const kind = entryKind(value);
  const frames = label.nominative === null
    ? entryFrames[kind]
    : withAccusative([...better(label, value), ...usual(kind)], label);
  const questions = fill(frames, { N: label.name, A: label.nominative ?? "" }, label.plural);
  const answer = sentenceOf(`${term}: ${value}`);
  return stated({ pattern: "key_value", weight: 9, answer, questions });
}

function usual(kind: ReturnType<typeof entryKind>): readonly string[] {
  return kind === "money"
    ? [...amountFrames, ...loneAttributeFrames.slice(1)]
    : loneAttributeFrames;
}

function better({ name }: Label, value: string): readonly string[] {
  const noun = name.split(" ")[0]!;
  const known = loneClasses.find(({ label }) => label.test(noun))?.patterns ?? [];
  return /^(?:siehe|nach|auf)\s/iu.test(value) ? [] : known;
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
