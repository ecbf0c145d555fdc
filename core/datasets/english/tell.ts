import { capitalise, squeeze } from "../facts/fact.ts";
import type { Clause } from "./predicate.ts";

/** The clause as a sentence of its own. */
export function tell(clause: Clause): string {
  const verb = [clause.auxiliary ?? "", clause.adverb, clause.finite, clause.nonfinite].join(" ");
  const parts = clause.parts.map(({ text }) => text).join(" ");
  if (clause.subject.text === "I") return "";
  const lead = clause.lead === "" ? "" : `${clause.lead}, `;
  const text = capitalise(squeeze(`${lead}${clause.subject.text} ${verb} ${parts}`));
  return text.endsWith(".") ? text : `${text}.`;
}
