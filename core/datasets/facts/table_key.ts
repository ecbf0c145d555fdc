import type { Cell } from "./blocks.ts";
import { calendarKind } from "./calendar_text.ts";
import { normalise } from "./fact.ts";

type Row = readonly Cell[];

/** Columns that name what their row is about, by the label's last word. */
const thing =
  /(?:^|[\s-])(?:events?|what|names?|items?|subjects?|things?|titles?|courses?|activit(?:y|ies)|services?|products?|articles?|parts?|topics?|offers?|trips?|projects?|exams?|ingredients?|materials?|tasks?|workshops?|veranstaltung(?:en)?|was|gegenst[aä]nde?|fach|fächer|bezeichnung|titel|kurse?|aktivität(?:en)?|angebote?|thema|themen|ausflug|ausflüge|projekte?|artikel|produkte?|teile?|zutat(?:en)?|aufgaben?|anlass|prüfung(?:en)?)$/iu;

/** Columns that say when, where, with whom or how much: none is what its row is about. */
const circumstance =
  /(?:^|[\s-])(?:date|day|weekday|when|time|start|month|year|place|where|location|room|hall|who|teacher|leader|helper|responsible|organi[sz]er|amount|quantity|number|no|nr|datum|termin|tag|wochentag|wann|uhrzeit|zeit|beginn|monat|jahr|ort|wo|raum|saal|treffpunkt|wer|lehrkraft|lehrer(?:in)?|leitung|leiter(?:in)?|verantwortlich|menge|anzahl|nummer|#)\.?$/iu;

/** A number with its unit at most is no name: nobody could be asked for "3" without the table. */
function isFigure(text: string): boolean {
  return /^[\p{Sc}~±]?\s?\d[\d.,:/–-]*(?:\s?[\p{L}%°/²³]+\.?)?$/u.test(text);
}

/** Whether a cell can stand for its row. */
export function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !isFigure(text) && calendarKind(text) === null;
}

function names(body: readonly Row[], at: number): boolean {
  const texts = body.map((row) => row[at]?.text ?? "");
  return texts.every(isName) && new Set(texts.map(normalise)).size === texts.length;
}

/**
 * The column whose cells name their rows, so that all others are asked for by it: the first one,
 * unless it says when, where or how much and another one is labelled as what it is about.
 */
export function keyColumn(head: Row, body: readonly Row[]): number {
  const first = head[0]?.text.trim() ?? "";
  if (!circumstance.test(first) && names(body, 0)) return 0;
  const named = head.findIndex(({ text }, at) => thing.test(text.trim()) && names(body, at));
  return Math.max(0, named);
}
