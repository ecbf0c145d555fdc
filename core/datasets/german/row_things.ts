import { genderOfNoun, withArticle } from "./genders.ts";

/** What the rows of a table are, by the label of the column that names them. */
export type RowKind = "event" | "subject" | "ingredient" | "thing" | "problem" | "named";

const kinds: readonly { readonly kind: RowKind; readonly labels: RegExp }[] = [
  {
    kind: "event",
    labels:
      /(?:veranstaltung(?:en)?|^was|aktivität(?:en)?|ausfl[uü]ge?|prüfung(?:en)?|klassenarbeit(?:en)?|anlass|termine?|feste?|programm(?:punkt)?)$/iu,
  },
  { kind: "subject", labels: /(?:fach|fächer|kurse?|unterricht)$/iu },
  { kind: "ingredient", labels: /(?:zutat(?:en)?|lebensmittel)$/iu },
  {
    kind: "problem",
    labels:
      /(?:problem(?:e)?|störung(?:en)?|fehler|symptome?|meldung(?:en)?|anzeige|lampe|code)$/iu,
  },
  {
    kind: "thing",
    labels:
      /(?:teile?|ersatzteile?|gerät(?:e)?|gegenst[aä]nde?|werkzeuge?|artikel|bereiche?|räume?|raum|tiere?|einrichtung(?:en)?)$/iu,
  },
];

/** What the rows are; `label` is that of the naming column. */
export function rowKind(label: string): RowKind {
  return kinds.find(({ labels }) => labels.test(label.trim()))?.kind ?? "named";
}

/** A row's name as it stands inside a sentence, in the cases that German questions need. */
export interface RowThing {
  readonly nominative: string;
  readonly accusative: string;
  /** Whether it has no article, so that any preposition may stand before it. */
  readonly isBare: boolean;
}

/** "die Honigernte", "Kanu", "„Pumpe brummt“". */
export function rowThing(name: string, label: string): RowThing {
  const kind = rowKind(label);
  const isPhrase = /\s/u.test(name) || /^\p{Ll}/u.test(name);
  if (kind === "problem") return bare(/^\S*\d\S*$/u.test(name) ? name : `„${name}“`);
  const isSingular = !/(?:en|e|äume|stände)$/iu.test(label) || /anzeige$/iu.test(label);
  const gender = kind === "event" || kind === "thing" ? genderOf(name, isSingular) : null;
  if (gender) return { ...withArticle(name, gender), isBare: false };
  return bare(isPhrase && !/^\p{Lu}\S*(?:\s\p{Lu}\S*)*$/u.test(name) ? `„${name}“` : name);
}

function bare(text: string): RowThing {
  return { nominative: text, accusative: text, isBare: true };
}

/** The gender of "Honigernte" and of "Tag der offenen Tür", by the noun that leads. */
function genderOf(name: string, isSingular: boolean) {
  const [noun = "", ...rest] = name.split(" ");
  const isNoun = /^\p{Lu}\p{Ll}[\p{L}-]*$/u.test(noun);
  const isLed = rest.length === 0 ||
    /^(?:der|des|im|in|am|mit|für|zum|zur|auf|von|vom|nach)$/u.test(rest[0]!);
  if (!isNoun || !isLed) return null;
  return genderOfNoun(noun) ?? (isSingular && endsFeminine(noun) ? "f" : null);
}

/** "Schelle", "Schildkröte": nine of ten nouns in "-e" are feminine. */
function endsFeminine(noun: string): boolean {
  return /[^aeiou]e$/u.test(noun) &&
    !/^(?:Löwe|Affe|Rabe|Junge|Käse|Name|Buchstabe|Ende|Auge|Ge\p{Ll}+)$/u.test(noun);
}
