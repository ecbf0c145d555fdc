import type { Part } from "../facts/clause.ts";
import { squeeze } from "../facts/fact.ts";
import type { Clause } from "./predicate.ts";

/** The reader asks about himself where the text says "you", and "you" where it says "we". */
const swapped: Readonly<Record<string, string>> = {
  you: "I",
  your: "my",
  yours: "mine",
  yourself: "myself",
  we: "you",
  our: "your",
  ours: "yours",
  us: "you",
};

/** A text of the document as the asking person would say it. */
export function asAsked(text: string): string {
  return text.replace(/\b(?:you|your|yours|yourself|we|our|ours|us)\b/giu, (word, at: number) => {
    const other = swapped[word.toLowerCase()]!;
    return other === "I" && at > 0 &&
        !/\b(?:if|when|before|after|until|while|that|once)\s$/iu.test(text.slice(0, at))
      ? "me"
      : other;
  });
}

/** The clause as questions need it: one part taken out, pronouns turned round. */
export interface Asking {
  readonly clause: Clause;
  readonly part: Part;
  readonly subject: string;
  readonly plural: boolean;
  /** The other parts and the lead, in order. */
  readonly rest: string;
}

/** Parts of which what follows with "for" or "of" may be said: "a presentation for parents". */
const described = new Set(["tool", "entity", "material", "name"]);

/** The parts that stay: what belongs to the one that is asked for goes with it. */
function others({ parts }: Clause, part: Part): Part[] {
  const at = parts.indexOf(part);
  const belongs = (other: Part, index: number) =>
    described.has(part.kind) && index === at + 1 && other.kind === "none" &&
    /^(?:for|of|about)\s/u.test(other.text);
  return parts.filter((other, index) => other !== part && !belongs(other, index));
}

/** Takes one part out of a clause, to be asked for. */
export function asking(clause: Clause, part: Part): Asking {
  const rest = others(clause, part).map(({ text }) => text);
  const subject = asAsked(clause.subject.text);
  return {
    clause,
    part,
    subject,
    plural: clause.subject.plural && subject !== "I",
    rest: asAsked(squeeze([...rest, clause.lead].join(" "))),
  };
}

function agree(auxiliary: string, subject: string): string {
  if (subject !== "I") return auxiliary;
  return auxiliary === "are" ? "am" : auxiliary === "were" ? "was" : auxiliary;
}

function doFor({ clause, subject, plural }: Asking): string {
  if (clause.tense === "past") return "did";
  return plural || subject === "I" || subject === "you" ? "do" : "does";
}

/** "How many berths does the harbour have?" */
export function direct(word: string, asked: Asking, verb: string | null = null): string {
  const { clause, subject, rest, part } = asked;
  const auxiliary = clause.auxiliary === null ? doFor(asked) : agree(clause.auxiliary, subject);
  const main = verb ?? (clause.auxiliary === null ? clause.base : clause.nonfinite);
  const words = [word, auxiliary, subject, clause.adverb, main, rest, part.stranded ?? ""];
  return squeeze(words.join(" ")) + "?";
}

/** "how many berths the harbour has": the order of words inside another sentence. */
export function indirect(word: string, asked: Asking): string {
  const { clause, subject, rest, part } = asked;
  const auxiliary = clause.auxiliary === null ? "" : agree(clause.auxiliary, subject);
  const finite = clause.auxiliary === null ? finiteFor(asked) : "";
  const lowered = word.charAt(0).toLowerCase() + word.slice(1);
  return squeeze(
    `${lowered} ${subject} ${auxiliary} ${clause.adverb} ${finite} ${clause.nonfinite} ${rest} ${
      part.stranded ?? ""
    }`,
  );
}

function finiteFor({ clause, subject }: Asking): string {
  if (clause.tense === "past" || (subject !== "I" && subject !== "you")) return clause.finite;
  return clause.base;
}

/** Kinds whose part is an object when no preposition stands in front. */
const objectKinds = new Set(["entity", "count", "money", "measure", "person", "name", "percent"]);

/** Whether the verb has an object, passive subjects included. */
export function hasObject({ clause }: Asking): boolean {
  const passive = clause.auxiliary !== null && clause.base !== clause.nonfinite;
  return passive || clause.parts.some(({ kind }) => objectKinds.has(kind));
}

/** Another object than the part that is asked for: reworded questions would leave it hanging. */
export function hasOtherObject({ clause, part }: Asking): boolean {
  return clause.parts.some((other) => other !== part && objectKinds.has(other.kind));
}
