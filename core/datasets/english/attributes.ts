import { calendarKind } from "../facts/calendar_text.ts";
import type { Pattern, Statement } from "../facts/fact.ts";
import { capitalise } from "../facts/fact.ts";
import { isVague } from "../facts/vague_label.ts";
import {
  askedFrames,
  attributeFrames,
  dayEntryFrames,
  definitionFrames,
  entryFrames,
  headingFrames,
  listFrames,
  loneAttributeFrames,
  numberFrames,
  personFrames,
} from "./attribute_templates.ts";
import { classOf, type Label, readLabel, withUnit } from "./labels.ts";
import { isPlural, lowered, namesThing, thing, withArticle } from "./naming.ts";
import { sentence, stated } from "./stated.ts";
import { readTokens } from "./tokens.ts";
import { classify, isPerson } from "./values.ts";
import { prepositions } from "./words.ts";

/** "The length of the skiff is 4 m." and how one asks for it; `of` is null for a lone attribute. */
export function attributeStatement(
  label: string,
  value: string,
  { of, pattern }: { of: string | null; pattern: Pattern },
): Statement {
  const read = readLabel(
    /^(?:tele)?phone$/iu.test(label) && /\d/u.test(value) ? "phone number" : label,
  );
  const shown = withUnit(value, read.unit);
  const plural = isPlural(read.text);
  const verb = plural ? "are" : "is";
  const subject = of === null ? null : thing(of);
  const named = subject === null ? "" : ` of ${subject.text}`;
  const parts = {
    A: read.text,
    S: subject?.text ?? "",
    more: read.more === "" ? "" : ` ${read.more}`,
    ais: verb,
    apro: plural ? "they" : "it",
    is: subject?.plural ? "are" : "is",
    does: (subject?.plural ?? plural) ? "do" : "does",
  };
  const known = isMeasure(value) ? undefined : classOf(read);
  const special = (subject === null ? known?.lone : known?.patterns) ?? [];
  const general = subject === null ? loneFrames(read, known !== undefined) : attributeFrames;
  const frames = general.flatMap((frame, at) => [frame, ...special.slice(at, at + 1)]);
  const answer = sentence(`The ${read.text}${named} ${verb} ${shown}`);
  return stated({ pattern, answer, frames, parts });
}

/** "What is your deposit?", but not "What is your noise?". */
function loneFrames({ text }: Label, isKnown: boolean): readonly string[] {
  const owned = isKnown &&
    !/(?:power|voltage|volume|temperature|pressure|noise|weight|limit)$/u.test(text);
  return loneAttributeFrames.filter((frame) => owned || !frame.includes("your"));
}

/** "600 x 400 mm": an area with a size is no place. */
function isMeasure(value: string): boolean {
  return /^\d[\d.,]*\s?(?:x|×|mm|cm|m²|km)\b/u.test(value);
}

/** Headings that announce figures instead of naming what the figures belong to. */
const dataHeading =
  /\b(?:data|info|information|specifications?|facts|contact|overview|summary|rules|notes|general|dimensions|features)\b/iu;

function entryKind(value: string): keyof typeof entryFrames {
  const { kind } = classify(readTokens(value), "be");
  if (kind === "money" || kind === "duration" || kind === "place") return kind;
  return kind === "clock" || kind === "span" || kind === "weekday" ? "clock" : "other";
}

/** Whether the text is a statement or a longer description rather than a value. */
function isProse(value: string): boolean {
  const tokens = readTokens(value);
  return tokens.length > 3 && (tokens.some(({ tags }) => tags.has("Verb")) || tokens.length > 6) &&
    !/^\d/u.test(value);
}

/** "Monday: 9:00 to 17:00" says when, the heading what; "12 May: Summer fair" says both. */
function dayStatement(day: string, value: string, heading: string): Statement | null {
  const isEvent = calendarKind(value) === null && !/^\d/u.test(value);
  if (calendarKind(day) === "date" && isEvent) {
    const answer = sentence(`On ${day}: ${value}`);
    return stated({ pattern: "key_value", answer, frames: dayEntryFrames, parts: { T: day } });
  }
  if (!isNominal(heading)) return null;
  const label = `${lowered(heading)} on ${day}`;
  return attributeStatement(label, value, { of: null, pattern: "key_value" });
}

/** A line "Term: value" below a heading: an attribute, an entry of a list, or a definition. */
export function pairStatement(term: string, value: string, heading: string): Statement | null {
  if (/\s(?:from|until|till|to|for|by|in|on|at|of|with|since)$/iu.test(term)) return null;
  if (calendarKind(term) !== null) return dayStatement(term, value, heading);
  if (isVague(term) || !namesThing(term)) return null;
  if (isPerson(readTokens(value))) return personStatement(term, value);
  if (isProse(value)) return definitionStatement(term, value);
  const counted = term.match(/^number of\s+(.+)$/iu)?.[1];
  if (counted && /^\d+$/u.test(value)) return countStatement(counted, value);
  const known = classOf(readLabel(term)) !== undefined || /\b(?:hours|times|days)$/iu.test(term);
  if (known) {
    const nominal = isNominal(heading) && !dataHeading.test(heading) && !/s$/u.test(heading) &&
      heading.split(" ").length <= 4 &&
      !heading.split(" ").some((word) => prepositions.has(word.toLowerCase()));
    return attributeStatement(term, value, { of: nominal ? heading : null, pattern: "key_value" });
  }
  const frames = entryFrames[entryKind(value)];
  // "Fuse: 10 A": what has a figure is a thing, whatever its capital looks like.
  const isThing = /^\d/u.test(value) && /^\p{Lu}\p{Ll}+$/u.test(term);
  const name = isThing ? term.toLowerCase() : term;
  const named = withArticle(name);
  const verb = isPlural(term) ? "cost" : "costs";
  const answer = frames === entryFrames.money
    ? sentence(capitalise(`${named} ${verb} ${value}`))
    : sentence(`${capitalise(term)}: ${value}`);
  return stated({ pattern: "key_value", answer, frames, parts: { E: named, D: thing(name).text } });
}

/** "Number of exits: 5". */
function countStatement(label: string, value: string): Statement {
  const things = readLabel(label).text;
  const answer = sentence(`The number of ${things} is ${value}`);
  return stated({ pattern: "key_value", answer, frames: numberFrames, parts: { A: things } });
}

/** "Caretaker: Walter Finch": who somebody is. */
function personStatement(term: string, name: string): Statement {
  const who = thing(term.charAt(0).toLowerCase() + term.slice(1)).text;
  const answer = sentence(capitalise(`${who} is ${name}`));
  return stated({ pattern: "key_value", answer, frames: personFrames, parts: { T: who } });
}

/** A term and what it means. */
export function definitionStatement(term: string, text: string): Statement {
  const named = withArticle(term);
  const parts = { T: named, verb: isPlural(term) ? "are" : "is" };
  const answer = sentence(`${capitalise(term)}: ${text}`);
  return stated({ pattern: "definition", answer, frames: definitionFrames, parts });
}

/** The items below a heading or an introducing line. */
export function listStatement(heading: string, items: readonly string[]): Statement {
  const named = thing(heading).text;
  const joined = items.map((item) => item.replace(/[.;,]$/u, "")).join(", ");
  const answer = sentence(`${capitalise(lowered(heading))}: ${joined}`);
  return stated({ pattern: "list", answer, frames: listFrames, parts: { H: named } });
}

/** Whether a heading names a thing: "Lost property", but not "Welcome" or "From the workshop". */
function isNominal(heading: string): boolean {
  const tokens = readTokens(heading);
  const [first] = tokens;
  return first !== undefined && tokens.some(({ tags }) => tags.has("Noun")) &&
    !tokens.some(({ lower, after }) => prepositions.has(lower) || after.includes(",")) &&
    !tokens.some(({ tags }) =>
      tags.has("Verb") && !tags.has("Gerund") || tags.has("Expression") || tags.has("Pronoun")
    ) &&
    first.lower !== "welcome";
}

/** A heading and the first sentence below it; null when the heading names nothing. */
export function headingStatement(heading: string, first: string): Statement | null {
  const asked = heading.endsWith("?");
  if (!asked && !isNominal(heading)) return null;
  const frames = asked ? askedFrames : headingFrames;
  const parts = { H: asked ? "" : thing(heading).text, Q: heading };
  return stated({ pattern: "heading", answer: first, frames, parts });
}
