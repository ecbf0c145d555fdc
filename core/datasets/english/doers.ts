import { capitalise, fillSlots, squeeze } from "../facts/fact.ts";
import { interleave } from "../facts/interleave.ts";
import { asAsked, type Asking } from "./asking.ts";
import type { Clause } from "./predicate.ts";
import { agents, doerFrames, objectFrames } from "./templates.ts";
import { inflect } from "./tokens.ts";

/** The questions for who does it, of a clause in the passive: "is led by Ines". */
export function agentQuestions(asked: Asking): string[] {
  const { clause, subject, rest } = asked;
  const forms = inflect(clause.base);
  const active = clause.tense === "past" ? forms.PastTense : forms.PresentTense;
  const known = agents.filter(({ verbs }) => verbs.includes(clause.base))
    .flatMap(({ patterns }) => patterns.map((pattern) => fillSlots(pattern, { O: subject })));
  const does = squeeze(`${clause.adverb} ${active} ${subject} ${rest}`);
  const passive = squeeze(
    `${clause.auxiliary} ${subject} ${clause.adverb} ${clause.nonfinite} ${rest}`,
  );
  return interleave([
    doerFrames.map((frame) => fillSlots(frame, { does })),
    [...known, `By whom ${passive}?`, `Who ${passive} by?`],
  ]);
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
          capitalise(fillSlots(pattern, {
            O: asAsked(object.text),
            verb: clause.finite,
            bare: asAsked(object.text).replace(/^(?:the|an?|your|my)\s+/iu, ""),
          }))
        )
      : [];
  return interleave([doerFrames.map((frame) => fillSlots(frame, { does })), known]);
}
