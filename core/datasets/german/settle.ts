import type { Part } from "../facts/clause.ts";

const into = /^(?:ins|ans|aufs|(?:in|an|auf)\s(?:die|das|den|eine|einen|ein))\s/u;
const offset = /^(?:vorher|nachher|früher|später|danach|davor|vor|nach)\b/u;
const timed = new Set(["clock", "until", "since", "span", "weekday", "date", "month", "year"]);

/** Whether the part belongs to the noun of the one before: "im Regal mit dem roten Schild". */
function belongs(before: Part, part: Part): boolean {
  const behindPlace = before.kind === "place" || into.test(before.text);
  if (!behindPlace || timed.has(part.kind)) return false;
  return part.kind === "place" || part.text.startsWith("mit ") && part.kind !== "tool" ||
    part.kind === "none" &&
      /^(?:über|vor|bei|beim|unter|neben)\s(?:.*\s)?\p{Lu}\S*$/u.test(part.text);
}

/** "am ersten Montag im Monat", "einmal im Jahr": the second part only says of what. */
function recurs(before: Part, part: Part): boolean {
  return (before.kind === "weekday" || before.kind === "frequency") &&
    /^(?:im (?:Monat|Jahr|Quartal|Schuljahr|Halbjahr)|des Monats|in der Woche|am Tag|pro \p{L}+)$/u
      .test(part.text);
}

const asking = {
  den: "Welchen",
  einen: "Welchen",
  die: "Welche",
  eine: "Welche",
  das: "Welches",
  ein: "Welches",
} as const;

/** What a verb makes of a part: "hat den pH-Wert 7", "liegt bei etwa 2,5", "lautet 112". */
function byVerb(part: Part, verb: string): Part {
  const value = part.text.match(
    /^(den|einen|die|eine|das|ein)\s(\p{L}*\p{Lu}[\p{L}-]+)(?:\svon)?(?:\s(?:etwa|rund|ca\.|genau))?\s\d/u,
  );
  if (value && /^(?:hat|haben)$/u.test(verb)) {
    const unit = `${asking[value[1] as keyof typeof asking]} ${value[2]}`;
    return { text: part.text, kind: "measure", unit };
  }
  const level = /^bei\s(?:(?:etwa|rund|ca\.|genau)\s)?\d[\d.,]*$/u.test(part.text);
  if (level && /^lieg(?:t|en)$/u.test(verb)) {
    return { text: part.text, kind: "measure", unit: "Bei welchem Wert" };
  }
  // "Wo hat Salzsäure die Konzentration …": what something has, it has anywhere.
  if (part.kind === "place" && /^(?:hat|haben)$/u.test(verb)) return { ...part, kind: "none" };
  // "leistet zwölf Stunden": an amount of time is given, nothing lasts.
  if (
    part.kind === "duration" && part.unit &&
    /^(?:leiste|spar|bekomm|erh[aä]lt|hat$|haben$)/u.test(verb)
  ) {
    return { text: part.text, kind: "count", unit: part.unit };
  }
  return part.kind === "count" && verb === "lautet" ? { text: part.text, kind: "name" } : part;
}

/**
 * Reads the parts of a clause by its verb and by their neighbours, which decide what a phrase
 * belongs to.
 */
export function settle(read: readonly Part[], verb: string, bracket: string): Part[] {
  const parts = bracket === "" ? read.map((part) => byVerb(part, verb)) : read;
  const settled: Part[] = [];
  for (const part of parts) {
    const before = settled.at(-1);
    if (before && (belongs(before, part) || recurs(before, part))) {
      settled[settled.length - 1] = { ...before, text: `${before.text} ${part.text}` };
    } else if (before && /\s(?:und|oder)$/u.test(before.text)) {
      settled[settled.length - 1] = { ...before, text: `${before.text} ${part.text}` };
    } else if (before?.kind === "duration" && offset.test(part.text)) {
      // "zwei Wochen vorher" says when, not how long.
      settled[settled.length - 1] = { text: `${before.text} ${part.text}`, kind: "none" };
    } else settled.push(part);
  }
  return settled;
}
