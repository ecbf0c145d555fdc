import type { Part } from "../facts/clause.ts";
import { capitalise, fillSlots, squeeze } from "../facts/fact.ts";
import { interleave } from "../facts/interleave.ts";
import type { Clause } from "./clauses.ts";
import { accusative } from "./subject.ts";
import { agents, doerFrames, relations } from "./relations.ts";
import { frames, questionWords, topicFrames } from "./templates.ts";

interface Asking {
  readonly clause: Clause;
  readonly part: Part;
  /** The parts that stay, in order. */
  readonly rest: string;
}

function asAsked(text: string): string {
  return text.replace(
    /\bIhr(e[nmrs]?)?\b/gu,
    (_, ending: string | undefined) => `mein${ending ?? ""}`,
  )
    .replace(/\bdein(e[nmrs]?)?\b/gu, (_, ending: string | undefined) => `mein${ending ?? ""}`)
    .replace(/\beuer\b/gu, "unser").replace(/\beure([nmrs]?)\b/gu, "unsere$1");
}

function isPlural({ subject, verb }: Clause): boolean {
  return subject.gender === "pl" ||
    subject.gender === null && /n$/u.test(verb) && subject.text !== "ich";
}

/** "Wann öffnet die Mensa?" */
function direct(word: string, { clause, rest }: Asking, subject = clause.subject.text): string {
  const { verb, reflexive, bracket, clauseAfter } = clause;
  const pronoun = /^(?:er|sie|es|man|ich|wir)$/u.test(subject);
  const order = pronoun ? `${subject} ${reflexive}` : `${reflexive} ${subject}`;
  return squeeze(`${word} ${verb} ${order} ${rest} ${bracket}`) + asAsked(clauseAfter) + "?";
}

/** "wann die Mensa öffnet": the verb stands last, a particle joined to it. */
function indirect(word: string, { clause, rest }: Asking): string {
  const { verb, reflexive, bracket, separable, subject, clauseAfter } = clause;
  const pronoun = /^(?:man|ich|wir|es)$/u.test(subject.text);
  const order = pronoun ? `${subject.text} ${reflexive}` : `${reflexive} ${subject.text}`;
  const end = separable ? bracket + verb : `${bracket} ${verb}`;
  const lowered = word.charAt(0).toLowerCase() + word.slice(1);
  return squeeze(`${lowered} ${order} ${rest} ${end}`) + asAsked(clauseAfter);
}

function wordsFor({ part, clause }: Asking): readonly string[] {
  if (/^(?:beträgt|betragen)$/u.test(clause.verb)) {
    if (part.kind !== "duration") return ["Wie viel"];
    return part.unit ? [`Wie viele ${part.unit}`, `Wie viele ${part.unit} genau`] : [];
  }
  if (part.kind === "entity" && /^(?:dem|einem|unserem|ihrem)\s/u.test(part.text)) return ["Wem"];
  const copula = /^(?:ist|sind|war|waren)$/u.test(clause.verb) && clause.bracket === "";
  // "Der Wart informiert Frau Huber": whoever something is done to is no "Wer".
  if (part.kind === "person" && !copula) return [];
  if (part.kind === "entity" && !copula && mayAct(clause, part)) return [];
  if (part.kind === "span" && /^dauer/u.test(clause.verb)) {
    return ["Von wann bis wann", "Von welcher bis zu welcher Uhrzeit"];
  }
  if (copula && ["count", "duration", "percent", "clock"].includes(part.kind)) return [];
  if (part.kind === "count" && !part.unit) return [];
  if (part.kind === "measure" && part.unit) {
    return [part.unit, `${part.unit} genau`];
  }
  if (part.kind === "since") {
    return part.text.startsWith("seit")
      ? ["Seit wann", "Seit welcher Zeit"]
      : ["Ab wann", "Von wann an"];
  }
  if (part.kind === "money" && part.text.startsWith("für ")) {
    return ["Für wie viel Geld", "Zu welchem Preis", "Für welchen Betrag"];
  }
  if (part.kind === "month" && part.text.includes(" und ")) return ["Wann", "In welchen Monaten"];
  if (part.kind === "month" && /Winter|Sommer|Herbst|Frühling|Frühjahr/u.test(part.text)) {
    return ["Wann", "Zu welcher Jahreszeit"];
  }
  const lasting = /^(?:darf|dürfen|kann|können|ist|sind|hat|haben|bleib|läuft|laufen|gilt|gelten)/u;
  if (part.kind === "until" && !lasting.test(clause.verb)) {
    return ["Bis wann", "Bis zu welchem Zeitpunkt"];
  }
  if (part.kind === "weekday" && /\bund\b|,/u.test(part.text)) return ["An welchen Tagen", "Wann"];
  if (part.kind === "duration" && part.text.startsWith("für ")) {
    return ["Wie lange", "Für wie lange"];
  }
  if (part.kind === "count" && isMass(part.unit ?? "")) {
    return [`Wie viel ${part.unit}`, `Wie viel ${part.unit} genau`];
  }
  const words = questionWords[part.kind] ?? [];
  return words.filter((word) => !word.includes("{unit}") || part.unit)
    .map((word) => word.replace("{unit}", () => asAsked(part.unit ?? "")));
}

/** "Handtücher wäscht das Heim", "gemeldet der Wehr": what looks like an object need not be one. */
function mayAct({ subject }: Clause, { text }: Part): boolean {
  return text.startsWith("der ") ||
    subject.gender === null && /^\p{Lu}\S*$/u.test(subject.text) &&
      /^(?:das|die|ein|eine|jede|jedes|jeder|unser|unsere)\s/u.test(text);
}

function isMass(unit: string): boolean {
  return /^(?:kg|g|Kilogramm|Gramm|Watt|Volt|Grad|cm|mm|m|km|Meter|Zentimeter|Millimeter|Kilometer)\b/u
    .test(unit);
}

function related(asked: Asking): string[] {
  const { clause, part, rest } = asked;
  const { subject } = clause;
  if (["ich", "man", "wir", "es"].includes(subject.text) || clause.clauseAfter !== "") return [];
  // "Der Sammelplatz ist der Sportplatz": there is nothing to explain.
  if (part.kind === "definition" && /^(?:der|die|das)\s/u.test(part.text)) return [];
  // "Wie heißt Ersthelfer?" lacks the article, which the text does not tell.
  if (part.kind === "person" && subject.gender === null) return [];
  const object = accusative(subject);
  const plural = isPlural(clause);
  const verbs = squeeze(`${clause.verb} ${clause.bracket}`);
  return relations.filter((each) => each.verbs.test(verbs) && each.kinds.includes(part.kind))
    .flatMap(({ patterns }) => patterns)
    .filter((pattern) =>
      (object !== null || !pattern.includes("{A}")) && (part.unit || !pattern.includes("{unit}"))
    )
    .map((pattern) => {
      const agreed = pattern.replace(/\{([^|}]+)\|([^}]+)\}/gu, plural ? "$2" : "$1");
      const slots = { S: subject.text, A: object ?? "", rest, unit: part.unit ?? "" };
      return capitalise(fillSlots(agreed, slots));
    });
}

const pronounOf = { m: "er", f: "sie", n: "es", pl: "sie" } as const;

function topical(word: string, asked: Asking): string[] {
  const { subject } = asked.clause;
  if (subject.gender === null || subject.person) return [];
  const pronoun = pronounOf[subject.gender];
  return topicFrames.map((frame) =>
    fillSlots(frame, {
      subject: capitalise(subject.text),
      question: direct(word, asked, pronoun),
    })
  );
}

/** The questions that one part of a German clause answers, best first. */
export function askGerman(clause: Clause, part: Part): string[] {
  const rest = asAsked(
    clause.parts.filter((other) => other !== part).map(({ text }) => text).join(" "),
  );
  const asked = { clause, part, rest: squeeze(rest) };
  if (part.kind === "colour") return related(asked);
  const words = wordsFor(asked);
  const [word] = words;
  if (word === undefined) return related(asked);
  const own = interleave([words.map((each) => direct(each, asked)), related(asked)]);
  const framed = frames.map((frame, at) =>
    fillSlots(frame, { clause: indirect(words[at % words.length]!, asked) })
  );
  const around = interleave([framed, topical(word, asked)]);
  return [
    ...own.slice(0, 3),
    ...around.slice(0, 1),
    ...own.slice(3, 5),
    ...interleave([around.slice(1), own.slice(5)]),
  ];
}

/** The questions that a named person as the subject answers: "Wer leitet die Bücherei?" */
export function askDoer(clause: Clause): string[] {
  const { verb, reflexive, bracket, separable, parts, clauseAfter } = clause;
  const middle = asAsked(squeeze(parts.map(({ text }) => text).join(" ")));
  const does = squeeze(`${verb} ${reflexive} ${middle} ${bracket}`) + clauseAfter;
  const end = separable ? bracket + verb : `${bracket} ${verb}`;
  const last = squeeze(`${reflexive} ${middle} ${end}`) + clauseAfter;
  const object = parts[0];
  const known = object?.kind === "entity"
    ? agents.filter((each) => each.verbs.test(verb)).flatMap(({ patterns }) =>
      patterns.map((pattern) => fillSlots(pattern, { O: object.text }))
    )
    : [];
  return interleave([
    doerFrames.map((frame) => fillSlots(frame, { does, last })),
    known,
  ]);
}
