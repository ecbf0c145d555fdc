import type { Part } from "../facts/clause.ts";
import { asAsked, type Asking } from "./asking.ts";
import type { Clause } from "./predicate.ts";
import { questionWords } from "./templates.ts";

/** One thing is not asked for by its number: its name would need a plural that the text lacks. */
const one = /^(?:(?:exactly|just|only|about)\s+)?(?:one|an?|1)\s/iu;

/** The question words that ask for a part, best first. */
export function wordsFor({ part, clause }: Asking): readonly string[] {
  if (clause.base === "be" && clause.auxiliary !== null && clause.nonfinite === "") {
    const word = copulaWord(part, clause);
    if (word !== null) return [word];
  }
  const words = questionWords[part.kind] ?? [];
  if (part.kind === "since" && part.text.startsWith("since")) return ["Since when", "From when"];
  if (part.kind === "month" && part.text.includes(" and ")) return ["When", "In which months"];
  if (
    part.kind === "month" &&
    !/January|February|March|April|May|June|July|August|ber\b/u.test(part.text)
  ) {
    return ["When", "At what time of year"];
  }
  if (part.kind === "since" && part.text.startsWith("after")) {
    return ["After what time", "From when"];
  }
  if (part.kind === "until" && /^(?:by|before)\s/u.test(part.text)) {
    return ["By when", "Until when", "By what time"];
  }
  if (part.kind === "until" && /^(?:must|should|shall|will)$/u.test(clause.auxiliary ?? "")) {
    return ["Until when", "Until what time"];
  }
  if (part.kind === "money" && part.text.startsWith("for ")) {
    return ["For how much money", "For what price", "At what price"];
  }
  if (part.kind === "count" && !part.unit) return ["What", "What number"];
  if (part.kind === "count" && one.test(part.text)) return ["What", "What exactly"];
  if (part.kind === "duration" && one.test(part.text.replace(/^for /u, ""))) {
    return part.text.startsWith("for ")
      ? ["How long", "For how long"]
      : ["How long", "How long exactly"];
  }
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
    "name",
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
  return word.replace("{unit}", () => asAsked(unit ?? ""));
}
