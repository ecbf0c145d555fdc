import { calendarKind } from "../facts/calendar_text.ts";
import { lowered, type Thing, thing } from "./naming.ts";
import { readTokens } from "./tokens.ts";
import { findVerb } from "./verb_group.ts";

/** What the rows of a table are, by the label of the column that names them. */
export type RowKind =
  | "event"
  | "subject"
  | "ingredient"
  | "part"
  | "problem"
  | "named"
  | "thing";

const kinds: readonly { readonly kind: RowKind; readonly labels: RegExp }[] = [
  {
    kind: "event",
    labels:
      /(?:^|\s)(?:events?|what|activit(?:y|ies)|exams?|tests?|trips?|workshops?|meetings?|contests?|concerts?|sessions?|appointments?|programmes?|celebrations?)$/iu,
  },
  {
    kind: "ingredient",
    labels: /(?:^|\s)(?:ingredients?|materials?|foods?|fabrics?|metals?|substances?|chemicals?)$/iu,
  },
  {
    kind: "part",
    labels:
      /(?:^|\s)(?:parts?|tools?|items?|things?|services?|articles?|products?|devices?|fees?|rooms?|areas?|lamps?)$/iu,
  },
  {
    kind: "problem",
    labels: /(?:^|\s)(?:problems?|faults?|errors?|symptoms?|messages?|displays?)$/iu,
  },
  { kind: "subject", labels: /(?:^|\s)(?:subjects?|lessons?|courses?|classes|class)$/iu },
  {
    kind: "named",
    labels:
      /(?:^|\s)(?:names?|boats?|ships?|tents?|teams?|groups?|cit(?:y|ies)|countr(?:y|ies)|rivers?|dogs?|horses?|cats?|models?|codes?)$/iu,
  },
];

/** What the rows are; `label` is that of the naming column. */
export function rowKind(label: string): RowKind {
  return kinds.find(({ labels }) => labels.test(label.trim()))?.kind ?? "thing";
}

const determined = /^(?:the|a|an|our|my|your|all|every)\s/iu;

/** A row's name as it stands inside a sentence; names and dates keep their spelling. */
export function rowThing(name: string, label: string): Thing {
  const bare = { text: name, plural: false };
  if (calendarKind(name) !== null) return bare;
  if (isClause(name)) return { text: `“${name}”`, plural: false };
  switch (rowKind(label)) {
    case "problem":
      return /^\S*\d\S*$/u.test(name) ? bare : { text: `“${name}”`, plural: false };
    case "event":
      return isOwnName(name) || determined.test(name) ? bare : { ...bare, text: `the ${name}` };
    case "ingredient":
      return { text: small(name), plural: endsPlural(name) };
    case "part":
      return partOf(name);
    case "subject":
    case "named":
      return /^\p{Lu}/u.test(name) ? bare : thing(name);
    case "thing":
      return /\d/u.test(name) ? bare : thing(name);
  }
}

/** "Pump hums": nobody could ask for that as for a thing. */
function isClause(name: string): boolean {
  const tokens = readTokens(name);
  const verb = findVerb(tokens);
  return verb > 0 && tokens[verb]!.tags.has("PresentTense") && !tokens[verb]!.tags.has("Noun") &&
    !tokens[verb]!.tags.has("Infinitive");
}

/** "Christmas", "Easter Sunday", "Swimming": what happens under its own name has no article. */
function isOwnName(name: string): boolean {
  const [first, ...rest] = readTokens(name);
  return /^(?:christmas|easter|halloween|carnival|whitsun|advent|thanksgiving)\b/iu.test(name) ||
    first !== undefined && rest.length === 0 && first.tags.has("Gerund");
}

function small(name: string): string {
  const text = lowered(name);
  const isAcronym = /\p{Lu}.*\p{Lu}/u.test(name);
  return isAcronym || /\d/u.test(name) ? text : name.charAt(0).toLowerCase() + name.slice(1);
}

function endsPlural(name: string): boolean {
  return /(?:[^su\s]s|ies)$/u.test(name.split(/\s(?:of|for|with|in)\s/u)[0]!);
}

function partOf(name: string): Thing {
  const plural = endsPlural(name);
  if (/\d/u.test(name)) return { text: name, plural };
  const text = small(name);
  return { text: plural || determined.test(text) ? text : `the ${text}`, plural };
}
