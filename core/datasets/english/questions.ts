import type { Part } from "../facts/clause.ts";
import { capitalise, fillSlots } from "../facts/fact.ts";
import { interleave } from "../facts/interleave.ts";
import { orderFor } from "../facts/order.ts";
import {
  asAsked,
  type Asking,
  asking,
  direct,
  hasObject,
  hasOtherObject,
  indirect,
} from "./asking.ts";
import { agentQuestions } from "./doers.ts";
import type { Clause } from "./predicate.ts";
import { wordsFor } from "./question_words.ts";
import {
  frames,
  keywordFrames,
  openings,
  relations,
  synonyms,
  synonymsWithObject,
  topicFrames,
} from "./templates.ts";
import { inflect } from "./tokens.ts";

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
  // "A drill is held in March": nothing is contained.
  if (clause.base === "hold") return [];
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
  // "Where can I find the soup for three days?" asks for something else.
  if (part.kind === "place" && (rest !== "" || clause.subject.animate)) return [];
  if (part.kind === "money" && part.text.startsWith("for ")) return [];
  // "The meeting point is the sports field": there is nothing to explain.
  if (part.kind === "definition" && /^(?:the|our|my)\s/u.test(part.text)) return [];
  const passive = clause.nonfinite !== "";
  return relations
    .filter(({ verbs, kinds }) => verbs.includes(clause.base) && kinds.includes(part.kind))
    .filter(() => clause.base !== "be" || !passive)
    .flatMap(({ patterns }) => patterns)
    .filter((pattern) => !pattern.includes("{unit}") || Boolean(part.unit))
    .map((pattern) =>
      capitalise(fillSlots(pattern, {
        S: subject,
        rest,
        unit: asAsked(part.unit ?? ""),
        ...agreement(plural, clause.tense),
      }))
    );
}

/** The forms of "be" and "do"; `{lasts}` is the present tense of what still holds. */
function agreement(plural: boolean, tense: Clause["tense"]) {
  const lasts = plural ? "do" : "does";
  if (tense === "past") return { is: plural ? "were" : "was", does: "did", lasts };
  return { is: plural ? "are" : "is", does: lasts, lasts };
}

function framed(words: readonly string[], asked: Asking): string[] {
  return frames.map((frame, at) =>
    fillSlots(frame, { clause: indirect(words[at % words.length]!, asked) })
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
    fillSlots(frame, { subject: asked.subject, question: direct(word, about) })
  );
}

/** "I am new here. When does your kitchen close?" */
function opened(questions: readonly string[], { subject, clause }: Asking): string[] {
  const first = orderFor(0, clause.subject.text) % openings.length;
  const owned = isOwned(clause.subject.text, clause.subject.animate)
    ? `your ${subject.slice("the ".length)}`
    : subject;
  return questions.map((question, at) =>
    `${openings[(first + at) % openings.length]} ${question.replace(subject, () => owned)}`
  );
}

/** Whether one can say "your" to it: "your kitchen", but not "your winner" or "your oldest boat". */
function isOwned(subject: string, isAnimate: boolean): boolean {
  return subject.startsWith("the ") &&
    !/\p{Lu}|[^aeiou]est\b|\s(?:of|to|from|who|that)\s/u.test(subject) &&
    !/^the (?:first|second|third|last|next|same|only|other)\b/u.test(subject) && !isAnimate;
}

/** "Kitchen on weekdays: when?" */
function keywords(word: string, asked: Asking): string[] {
  const { subject, rest } = asked;
  if (["I", "you", "there"].includes(subject) || hasOtherObject(asked)) return [];
  if (rest !== "" || word.startsWith("What")) return [];
  const bare = subject.replace(/^(?:the|an?|your|my)\s+/iu, "");
  const lowered = word.charAt(0).toLowerCase() + word.slice(1);
  return keywordFrames.map((frame) => capitalise(fillSlots(frame, { bare, word: lowered })));
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
