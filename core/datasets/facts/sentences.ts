import type { Span } from "./fact.ts";

/** Words that end in a full stop without ending a sentence. */
const abbreviations = new Set(
  `mr mrs ms mme dr prof st vs etc e.g i.e approx vol inc ltd co dept est a.m p.m bzw ca d.h z.b u.a
  usw nr str abs bd evtl ggf inkl std tel vgl zzgl s.o s.u u.ä o.ä hr fr geb jh v.chr n.chr kl`
    .split(/\s+/u),
);

/** Abbreviations before a figure, with their capitals: "so", "do", "sun" and "no" are words as well. */
const beforeFigures = new Set(
  `No Nos no nos Fig fig Max Min max min Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Okt Nov Dec Dez Mon Tue
  Wed Thu Fri Sat Sun Mo Di Mi Do Sa So`.split(/\s+/u),
);

const ordinalNoun =
  /^\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Stock|Etage|Klasse|Jahrgang|Schuljahr|Jahrhundert|Stunde|Tag|Woche|Monat|Jahr|Platz|Kapitel|Auflage|Mal|Teil|Schritt|Quartal|Advent|OG|UG)/u;

function endsSentence(text: string, at: number): boolean {
  const mark = text[at];
  if (mark === "!" || mark === "?") return true;
  const before = text.slice(0, at).match(/[\p{L}\p{N}.]+$/u)?.[0] ?? "";
  if (abbreviations.has(before.toLowerCase())) return false;
  if (beforeFigures.has(before) && /^\s+\d/u.test(text.slice(at + 1))) return false;
  // An initial ("J. Moor"), and a German ordinal ("12. Mai", "4. Stock").
  if (/^\p{Lu}$/u.test(before) && text[at - 2] !== "°") return false;
  return !(/(?:^|\s)\d{1,2}$/u.test(text.slice(0, at)) && ordinalNoun.test(text.slice(at + 1)));
}

/**
 * The sentences of a passage as spans, without surrounding white space. A mark ends a sentence
 * when white space and a capital, a digit or a quotation mark follow it.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]+["”’»“)]*(?=\s+["“„«(]?[\p{Lu}\p{N}]|\s*$)/gu)) {
    if (!endsSentence(text, match.index)) continue;
    spans.push(trimmed(text, { start, end: match.index + match[0].length }));
    start = match.index + match[0].length;
  }
  spans.push(trimmed(text, { start, end: text.length }));
  return spans.filter((span) => span.end > span.start);
}

/** The span without white space at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, piece.trimEnd().length) };
}
