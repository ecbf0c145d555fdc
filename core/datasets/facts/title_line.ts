import { calendarKind } from "./calendar_text.ts";
import type { Line } from "./lines.ts";

const mostWords = 7;

/** A title never ends in one of these: such a line goes on below. */
const goesOn =
  /\s(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|mit|von|in|im|für|auf|zu|the|a|an|and|or|of|to|in|for|with|by|at|from)$/iu;
const says =
  /\s(?:ist|sind|war|waren|hat|haben|wird|werden|kann|können|muss|müssen|darf|dürfen|soll|sollen|is|are|was|were|has|have|can|must|will|should|may)(?:\s|$)/iu;

/** Where a line of the same paragraph stops: behind the last word that fitted. */
function wasFull(line: string, next: string, width: number): boolean {
  return line.length + 1 + (next.split(/\s/u)[0] ?? "").length > width;
}

/**
 * Whether an unmarked line stands above its text as a title: it is short, it ends no sentence, and
 * a line follows that begins one although its first word would have fitted behind. The first line
 * of all with a dash ("Chemie – Stunde 12") is a title when a blank line follows.
 */
export function isTitleLine(lines: readonly Line[], at: number): boolean {
  const text = lines[at]!.text.trim();
  const next = lines[at + 1]?.text.trim() ?? "";
  const before = lines.slice(0, at).findLast((line) => line.text.trim() !== "");
  if (next === "") {
    const more = lines.slice(at + 1).some((line) => line.text.trim() !== "");
    return before === undefined && more && /\s[–—-]\s/u.test(text) && !/[.!?:;,]$/u.test(text);
  }
  const closed = before === undefined || lines[at - 1]?.text.trim() === "" ||
    /[.!?]["”’»“)]*$/u.test(before.text.trim());
  const short = text.split(/\s+/u).length <= mostWords && /^[\p{Lu}\p{N}]/u.test(text) &&
    !/[.,;!?]$/u.test(text) && !/:\s/u.test(text) && !text.includes("\t") && !/\|/u.test(text);
  if (!closed || !short || goesOn.test(text) || says.test(text)) return false;
  // "Kontakt" above "Telefon: 0551 …".
  const labels = /^\p{Lu}[\p{L}-]+:\s+\S/u.test(next) && text.split(/\s+/u).length <= 3;
  const day = calendarKind(next.split(":")[0]!) !== null;
  return labels && (day || !text.endsWith(":")) || beginsSentence(lines, at);
}

function beginsSentence(lines: readonly Line[], at: number): boolean {
  const below = lines.slice(at + 1);
  const end = below.findIndex((line) => line.text.trim() === "");
  const paragraph = below.slice(0, end === -1 ? below.length : end).map(({ text }) => text.trim());
  const [next = ""] = paragraph;
  const width = Math.max(...paragraph.map(({ length }) => length));
  return /^["„“(]?\p{Lu}/u.test(next) && next.split(/\s+/u).length >= 3 &&
    paragraph.some((line) => /[.!?]["”’»“)]*$/u.test(line)) &&
    !/^[^.!?]{1,58}:\s/u.test(next) && !wasFull(lines[at]!.text.trim(), next, width);
}
