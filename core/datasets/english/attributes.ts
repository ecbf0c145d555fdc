import type { Pattern, Statement } from "../facts/fact.ts";
import { capitalise, fillSlots, normalise, squeeze } from "../facts/fact.ts";
import { isVague } from "../facts/vague_label.ts";
import {
  askedFrames,
  attributeClasses,
  attributeFrames,
  definitionFrames,
  entryFrames,
  headingFrames,
  listFrames,
  loneAttributeFrames,
} from "./attribute_templates.ts";
import { openings } from "./templates.ts";
import { isCommonWord, readTokens, type Token } from "./tokens.ts";
import { classify } from "./values.ts";
import { prepositions, weekdays } from "./words.ts";

/** A noun phrase as it stands inside a sentence. */
interface Thing {
  readonly text: string;
  readonly plural: boolean;
}

function isPlural(label: string): boolean {
  const [head = ""] = label.split(/\s+(?:of|for|per|in|on|at|with|from|to)\s+/u);
  const last = headOf(readTokens(head));
  if (isProper(lowered(head))) return false;
  return last !== undefined && (last.tags.has("Plural") || /(?:[^su]s|ies)$/u.test(last.lower));
}

/** Lower case unless a word looks like a name, an abbreviation or a code. */
function lowered(label: string): string {
  const [first = "", ...rest] = label.split(" ");
  const sentenceCase = rest.length > 0 && rest.every((word) => !/\p{Lu}/u.test(word));
  const words = sentenceCase ? [first] : [first, ...rest];
  const plainWord = (word: string) => !/^\p{Lu}/u.test(word) || isCommonWord(word.toLowerCase());
  const shout = words.some((word) => /\p{Lu}.*\p{Lu}/u.test(word));
  if (shout || !sentenceCase && !words.every(plainWord)) return label;
  return label.toLowerCase();
}

function isProper(label: string): boolean {
  return label.split(" ").some((word) => /^\p{Lu}/u.test(word));
}

/** A row's name or a heading: "the double kayak", "kayaks", "Skarv". */
function thing(label: string): Thing {
  const text = lowered(label);
  const plural = isPlural(text);
  const bare = plural || isProper(text) || /^(?:the|a|an|our|my|your|all|every)\b/iu.test(text);
  return { text: bare ? text.replace(/^the\b/iu, "the") : `the ${text}`, plural };
}

/** A term with its article: "a lost key", "damages", "moor sickness". */
function withArticle(term: string): string {
  const text = lowered(term).replace(/^(the|a|an)\b/iu, (word) => word.toLowerCase());
  const tokens = readTokens(text);
  const [first] = tokens;
  const bare = ["Determiner", "Possessive", "Value", "Gerund"].some((tag) => first?.tags.has(tag));
  if (bare || isPlural(text) || isProper(text)) return text;
  const nouns = [headOf(tokens), tokens.at(-1)];
  if (!nouns.every((noun) => noun?.tags.has("Singular") && !noun.tags.has("Uncountable"))) {
    return text;
  }
  return `${indefinite(text)} ${text}`;
}

/** The noun that an article belongs to: the last before "in the field" or "seen by few". */
function headOf(tokens: readonly Token[]): Token | undefined {
  const cut = tokens.findIndex(({ lower, tags }, at) =>
    at > 0 && (prepositions.has(lower) || tags.has("Verb") && tokens[at - 1]!.tags.has("Plural"))
  );
  return tokens.at(cut === -1 ? -1 : cut - 1);
}

/** "an hour", "a user": the sound counts. */
function indefinite(text: string): "a" | "an" {
  const vowel = /^(?:hour|hono|heir|(?!uni(?![mn])|us[aeu]|eu|one\b|once\b)[aeiou])/iu;
  return vowel.test(text) ? "an" : "a";
}

/** Neither "No stale lock" nor "For our packs", "So" or "Name the use case". */
function namesThing(term: string): boolean {
  const tokens = readTokens(lowered(term));
  const [first, second] = tokens;
  if (!first || /^(?:no|not|never|so|then|also)$/u.test(first.lower)) return false;
  const commands = first.tags.has("Infinitive") && second?.tags.has("Determiner");
  return !prepositions.has(first.lower) && !commands;
}

interface Label {
  readonly text: string;
  /** "per day" of "Price per day". */
  readonly more: string;
  readonly unit: string;
}

/** Takes the unit out of "Price (crowns)" and "Length in m". */
function readLabel(label: string): Label {
  const unit = label.match(/\s*[(\[]([^)\]]{1,14})[)\]]\s*$/u) ??
    label.match(/\s+in\s+(\S{1,9})$/u);
  const bare = unit ? label.slice(0, unit.index) : label;
  const text = isListed(bare.toLowerCase()) ? bare.toLowerCase() : lowered(bare);
  const more = text.match(/\s((?:per|for|a|in|on|at)\s.+)$/u)?.[1] ?? "";
  return { text, more, unit: unit?.[1] ?? "" };
}

function isListed(label: string): boolean {
  return attributeClasses.some(({ heads }) => heads.includes(label));
}

function classOf(label: Label) {
  const head = label.more === "" ? label.text : label.text.slice(0, -label.more.length - 1);
  const last = head.split(" ").at(-1) ?? "";
  return attributeClasses.find(({ heads }) => heads.includes(head) || heads.includes(last));
}

function withUnit(value: string, unit: string): string {
  return unit !== "" && /^[\d.,–-]+$/u.test(value) ? `${value} ${unit}` : value;
}

interface Wording {
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

function stated({ pattern, answer, frames, parts }: Wording): Statement {
  const plain = frames.map((frame) => capitalise(fillSlots(frame, parts)));
  const asked = plain.filter((question) =>
    question.endsWith("?") && question.split(" ").length > 3
  );
  const opened = asked.map((question, at) => `${openings[at % openings.length]} ${question}`);
  const mixed = plain.slice(4).flatMap((question, at) => [...opened.slice(at, at + 1), question]);
  const questions = [...plain.slice(0, 4), ...mixed, ...opened.slice(mixed.length)];
  const weight = weights[pattern];
  return { pattern, weight, key: normalise(answer), answer: squeeze(answer), questions };
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}

/** "The length of the skiff is 4 m." and how one asks for it; `of` is null for a lone attribute. */
export function attributeStatement(
  label: string,
  value: string,
  { of, pattern }: { of: string | null; pattern: Pattern },
): Statement {
  const read = readLabel(label);
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
  const known = classOf(read);
  const special = (subject === null ? known?.lone : known?.patterns) ?? [];
  const general = subject === null ? loneAttributeFrames : attributeFrames;
  const frames = general.flatMap((frame, at) => [frame, ...special.slice(at, at + 1)]);
  const answer = sentence(`The ${read.text}${named} ${verb} ${shown}`);
  return stated({ pattern, answer, frames, parts });
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

/** "Monday", "Mon - Fri", "3 May": says when, not what; the heading says what. */
function isCalendar(term: string): boolean {
  const first = term.split(/[\s–-]+/u)[0]!.toLowerCase();
  return weekdays.has(first) || /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?$/u.test(first);
}

/** A line "Term: value" below a heading: an attribute, an entry of a list, or a definition. */
export function pairStatement(term: string, value: string, heading: string): Statement | null {
  if (isCalendar(term)) {
    if (!isNominal(heading)) return null;
    const label = `${lowered(heading)} on ${term}`;
    return attributeStatement(label, value, { of: null, pattern: "key_value" });
  }
  if (isVague(term) || !namesThing(term)) return null;
  if (isProse(value)) return definitionStatement(term, value);
  const known = classOf(readLabel(term)) !== undefined || /\b(?:hours|times|days)$/iu.test(term);
  if (known) {
    const nominal = isNominal(heading) && !dataHeading.test(heading) && !/s$/u.test(heading) &&
      heading.split(" ").length <= 4 &&
      !heading.split(" ").some((word) => prepositions.has(word.toLowerCase()));
    return attributeStatement(term, value, { of: nominal ? heading : null, pattern: "key_value" });
  }
  const frames = entryFrames[entryKind(value)];
  const named = withArticle(term);
  const verb = isPlural(term) ? "cost" : "costs";
  const answer = frames === entryFrames.money
    ? sentence(capitalise(`${named} ${verb} ${value}`))
    : sentence(`${capitalise(term)}: ${value}`);
  return stated({ pattern: "key_value", answer, frames, parts: { E: named, D: thing(term).text } });
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
