import { capitalise, normalise, squeeze } from "../facts/fact.ts";
import type { Part } from "../facts/clause.ts";
import { orderFor } from "../facts/order.ts";
import type { Clause } from "./clauses.ts";
import { inflect } from "./tokens.ts";
import {
  agents,
  doerFrames,
  frames,
  keywordFrames,
  objectFrames,
  openings,
  questionWords,
  relations,
  synonyms,
  synonymsWithObject,
  topicFrames,
} from "./templates.ts";

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

function asAsked(text: string): string {
  return text.replace(/\b(?:you|your|yours|yourself|we|our|ours|us)\b/giu, (word, at: number) => {
    const other = swapped[word.toLowerCase()]!;
    return other === "I" && at > 0 &&
        !/\b(?:if|when|before|after|until|while|that|once)\s$/iu.test(text.slice(0, at))
      ? "me"
      : other;
  });
}

/** The clause as questions need it: one part taken out, pronouns turned round. */
interface Asking {
  readonly clause: Clause;
  readonly part: Part;
  readonly subject: string;
  readonly plural: boolean;
  /** The other parts and the lead, in order. */
  readonly rest: string;
}

function asking(clause: Clause, part: Part): Asking {
  const others = clause.parts.filter((other) => other !== part).map(({ text }) => text);
  const subject = asAsked(clause.subject.text);
  return {
    clause,
    part,
    subject,
    plural: clause.subject.plural && subject !== "I",
    rest: asAsked(squeeze([...others, clause.lead].join(" "))),
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

function wordsFor({ part, clause }: Asking): readonly string[] {
  if (clause.base === "be" && clause.auxiliary !== null && clause.nonfinite === "") {
    const word = copulaWord(part, clause);
    if (word !== null) return [word];
  }
  const words = questionWords[part.kind] ?? [];
  if (part.kind === "since" && part.text.startsWith("since")) return ["Since when", "From when"];
  if (part.kind === "count" && !part.unit) return ["What", "What number"];
  if (part.kind === "duration" && !part.text.startsWith("for ")) {
    return ["How long", "How many {unit}"].map((word) => fill(word, part));
  }
  if (part.kind === "count" && !isCountable(part.unit ?? "")) {
    return ["How much {unit}", "What amount of {unit}"].map((word) => fill(word, part));
  }
  if (part.kind === "weekday" && /\band\b|,/u.test(part.text)) return ["On which days", "When"];
  const measuring = / of |^(?:kg|g|t|km|m|cm|mm|l|ml|kwh|kw|w|v|mb|gb|tb)\b/iu.test(
    part.unit ?? "",
  );
  if (part.kind === "count" && measuring) return [fill(words[0]!, part)];
  return words.filter((word) => !word.includes("{unit}") || part.unit !== undefined)
    .map((word) => fill(word, part));
}

/** After "is", a number answers "what" unless the subject itself is long, dear or many. */
function copulaWord({ kind }: Part, { subject }: Clause): string | null {
  const plain = [
    "count",
    "duration",
    "percent",
    "measure",
    "clock",
    "year",
    "entity",
    "definition",
  ];
  if (subject.text === "there") return null;
  return plain.includes(kind) ? "What" : null;
}

function isCountable(unit: string): boolean {
  const [head] = unit.split(/\s+(?:of|per|in|for)\s+/u);
  return /s$/u.test(head ?? "") ||
    /\b(?:people|children|men|women|kg|km|cm|mm|m|l|g|ml|fish|sheep)$/u.test(head ?? "");
}

function fill(word: string, { unit }: Part): string {
  return word.replace("{unit}", asAsked(unit ?? ""));
}

/** "How many berths does the harbour have?" */
function direct(word: string, asked: Asking, verb: string | null = null): string {
  const { clause, subject, rest, part } = asked;
  const auxiliary = clause.auxiliary === null ? doFor(asked) : agree(clause.auxiliary, subject);
  const main = verb ?? (clause.auxiliary === null ? clause.base : clause.nonfinite);
  const words = [word, auxiliary, subject, clause.adverb, main, rest, part.stranded ?? ""];
  return squeeze(words.join(" ")) + "?";
}

/** "how many berths the harbour has": the order of words inside another sentence. */
function indirect(word: string, asked: Asking): string {
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
function hasObject({ clause }: Asking): boolean {
  const passive = clause.auxiliary !== null && clause.base !== clause.nonfinite;
  return passive || clause.parts.some(({ kind }) => objectKinds.has(kind));
}

/** Another object than the part that is asked for: reworded questions would leave it hanging. */
function hasOtherObject({ clause, part }: Asking): boolean {
  return clause.parts.some((other) => other !== part && objectKinds.has(other.kind));
}

/** The verb of a question, replaced by one that means the same. */
function withSynonyms(word: string, asked: Asking): string[] {
  const { clause } = asked;
  const modal = clause.auxiliary !== null &&
    !/^(?:is|are|was|were|has|have|had)$/u.test(clause.auxiliary);
  const words = (hasObject(asked) ? synonymsWithObject : synonyms)[clause.base] ?? [];
  if (clause.auxiliary === null || modal && clause.nonfinite === clause.base) {
    return words.map((verb) => direct(word, asked, verb));
  }
  if (!/^(?:is|are|was|were)$/u.test(clause.auxiliary) || clause.nonfinite.includes(" ")) return [];
  return words.map((verb) => {
    const [head = "", ...particle] = verb.split(" ");
    const forms = inflect(head);
    return direct(word, asked, [forms.Participle ?? forms.PastTense, ...particle].join(" "));
  });
}

function related(asked: Asking): string[] {
  const { clause, part, subject, plural, rest } = asked;
  if (["I", "you", "there"].includes(subject) || hasOtherObject(asked)) return [];
  if (clause.tense === "past" && clause.base === "be") return [];
  const passive = clause.nonfinite !== "";
  return relations
    .filter(({ verbs, kinds }) => verbs.includes(clause.base) && kinds.includes(part.kind))
    .filter(() => clause.base !== "be" || !passive)
    .flatMap(({ patterns }) => patterns)
    .filter((pattern) => !pattern.includes("{unit}") || Boolean(part.unit))
    .map((pattern) =>
      capitalise(squeeze(
        pattern.replaceAll("{S}", subject).replaceAll("{rest}", rest)
          .replaceAll("{is}", plural ? "are" : "is").replaceAll("{does}", plural ? "do" : "does")
          .replaceAll("{unit}", asAsked(part.unit ?? "")).replace(/\s+([?.:])/gu, "$1"),
      ))
    );
}

function framed(words: readonly string[], asked: Asking): string[] {
  return frames.map((frame, at) =>
    frame.replace("{clause}", indirect(words[at % words.length]!, asked))
  );
}

/** "About the harbour: how many berths does it have?" */
function topical(word: string, asked: Asking): string[] {
  const { person, animate } = asked.clause.subject;
  if (["I", "you", "there"].includes(asked.subject) || person || animate && !asked.plural) {
    return [];
  }
  if (asked.part.kind === "person" || /^(?:any|every|no|some)/iu.test(asked.subject)) return [];
  const about = { ...asked, subject: asked.plural ? "they" : "it" };
  return topicFrames.map((frame) =>
    frame.replace("{subject}", asked.subject).replace("{question}", direct(word, about))
  );
}

/** "I am new here. When does your kitchen close?" */
function opened(questions: readonly string[], { subject, clause }: Asking): string[] {
  const first = orderFor(0, clause.subject.text) % openings.length;
  const owned = subject.startsWith("the ") && !/\p{Lu}/u.test(subject)
    ? `your ${subject.slice("the ".length)}`
    : subject;
  return questions.map((question, at) =>
    `${openings[(first + at) % openings.length]} ${question.replace(subject, owned)}`
  );
}

/** "Kitchen on weekdays: when?" */
function keywords(word: string, asked: Asking): string[] {
  const { subject, rest, clause } = asked;
  if (["I", "you", "there"].includes(subject) || hasOtherObject(asked)) return [];
  const verb = clause.base === "be"
    ? ""
    : clause.auxiliary === null
    ? clause.base
    : clause.nonfinite;
  const bareSubject = subject.replace(/^(?:the|an?|your|my)\s+/iu, "");
  return keywordFrames.filter((frame) => verb !== "" || !frame.includes("{verb}")).map((frame) =>
    capitalise(
      squeeze(
        frame.replace("{bare}", bareSubject).replace("{rest}", rest).replace("{verb}", verb)
          .replace("{word}", word.charAt(0).toLowerCase() + word.slice(1)),
      ).replace(/\s+([:,?])/gu, "$1"),
    )
  );
}

/** Takes the families in turn, so that the first questions differ in their words. */
function interleave(families: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...families.map(({ length }) => length));
  const mixed = Array.from({ length: longest }, (_, at) => families.map((family) => family[at]))
    .flat().filter((question) => question !== undefined);
  return [...new Map(mixed.map((question) => [normalise(question), question])).values()];
}

function agentQuestions(asked: Asking): string[] {
  const { clause, subject, rest } = asked;
  const forms = inflect(clause.base);
  const active = clause.tense === "past" ? forms.PastTense : forms.PresentTense;
  const known = agents.filter(({ verbs }) => verbs.includes(clause.base))
    .flatMap(({ patterns }) => patterns.map((pattern) => pattern.replace("{O}", subject)));
  const does = squeeze(`${active} ${subject} ${rest}`);
  const passive = squeeze(`${clause.auxiliary} ${subject} ${clause.nonfinite} ${rest}`);
  return interleave([
    doerFrames.map((frame) => frame.replace("{does}", does)),
    [...known, `By whom ${passive}?`, `Who ${passive} by?`],
  ]);
}

/** The questions that one part of a clause answers, best first; none where English gets odd. */
export function askEnglish(clause: Clause, part: Part): string[] {
  const asked = asking(clause, part);
  if (part.kind === "agent") return clause.auxiliary === null ? [] : agentQuestions(asked);
  const words = wordsFor(asked);
  const [word] = words;
  if (part.kind === "colour") return related(asked);
  if (word === undefined) return [];
  const plain = words.map((each) => direct(each, asked));
  const own = interleave([plain, related(asked), withSynonyms(word, asked)]);
  const around = interleave([
    topical(word, asked),
    keywords(word, asked),
    opened(own.slice(1), asked),
    framed(words, asked),
  ]);
  return [...own.slice(0, 2), ...interleave([own.slice(2), around])];
}

/** The questions that a named person as the subject answers: "Who leads the library?" */
export function askDoer(clause: Clause): string[] {
  const verb = clause.auxiliary === null
    ? clause.finite
    : squeeze(`${clause.auxiliary} ${clause.adverb} ${clause.nonfinite}`);
  const rest = clause.parts.map(({ text }) => text).join(" ");
  const does = asAsked(squeeze(`${verb} ${rest} ${clause.lead}`));
  const [object] = clause.parts;
  const known =
    object && clause.auxiliary === null && !/^\d|^(?:two|three|four|five|many)\b/u.test(object.text)
      ? agents.filter(({ verbs }) => verbs.includes(clause.base))
        .flatMap(({ patterns }) => patterns).concat(objectFrames)
        .map((pattern) =>
          capitalise(
            pattern.replaceAll("{O}", asAsked(object.text)).replace("{verb}", clause.finite)
              .replace("{bare}", asAsked(object.text).replace(/^(?:the|an?|your|my)\s+/iu, "")),
          )
        )
      : [];
  return interleave([doerFrames.map((frame) => frame.replace("{does}", does)), known]);
}

/** The clause as a sentence of its own. */
export function tell(clause: Clause): string {
  const verb = [clause.auxiliary ?? "", clause.adverb, clause.finite, clause.nonfinite].join(" ");
  const parts = clause.parts.map(({ text }) => text).join(" ");
  if (clause.subject.text === "I") return "";
  const lead = clause.lead === "" ? "" : `${clause.lead}, `;
  const text = capitalise(squeeze(`${lead}${clause.subject.text} ${verb} ${parts}`));
  return text.endsWith(".") ? text : `${text}.`;
}
