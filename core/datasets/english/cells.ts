import { calendarKind } from "../facts/calendar_text.ts";
import type { Statement } from "../facts/fact.ts";
import { capitalise, fillSlots } from "../facts/fact.ts";
import type { TableCell } from "../facts/table_cells.ts";
import { attributeFrames } from "./attribute_templates.ts";
import {
  type CellClass,
  cellClasses,
  cellFrames,
  countFrames,
  dayFrames,
} from "./cell_templates.ts";
import { classOf, type Label, readLabel, withUnit } from "./labels.ts";
import { isPlural, type Thing } from "./naming.ts";
import { type RowKind, rowKind, rowThing } from "./row_things.ts";
import { sentence, stated } from "./stated.ts";
import { readTokens } from "./tokens.ts";
import { isPerson, isStrange } from "./values.ts";
import { placePhrase, timePhrase } from "./when_where.ts";

interface Row {
  readonly kind: RowKind;
  readonly thing: Thing;
}

/** What a table's cell says about its row; null where English has no good question for it. */
export function cellStatement({ name, kind, label, value }: TableCell): Statement | null {
  const read = readLabel(label);
  const shown = withUnit(value, read.unit);
  const row = { kind: rowKind(kind), thing: rowThing(name, kind) };
  if (calendarKind(name) !== null) return isNoun(read) ? ofDay(read, shown, name) : null;
  const known = cellClasses.find((each) => fits(each, { read, shown, row }));
  if (known) return ofClass(known, { read, shown, row });
  if (!isNoun(read)) return null;
  return isCount(read, shown) ? ofCount(read, shown, row) : ofAny(read, shown, row);
}

interface Cell {
  readonly read: Label;
  readonly shown: string;
  readonly row: Row;
}

function fits({ heads, value, rows }: CellClass, { read, shown, row }: Cell): boolean {
  const last = read.text.split(" ").at(-1) ?? "";
  if (!heads.includes(read.text) && !heads.includes(last)) return false;
  if (rows && !rows.some((kind) => kind === row.kind)) return false;
  switch (value) {
    case undefined:
      return true;
    case "person":
      return isSomebody(shown);
    case "place":
      return placePhrase(shown) !== null;
    default:
      return value.some((each) => each === calendarKind(shown));
  }
}

function isSomebody(value: string): boolean {
  const tokens = readTokens(value);
  return isPerson(tokens) || isStrange(tokens);
}

const describing = ["Adjective", "Adverb", "Participle", "PastTense", "Preposition"];

/** "Hours per week", but neither "payable" nor "what it costs". */
function isNoun(label: Label): boolean {
  if (classOf(label) !== undefined) return true;
  if (/^(?:what|which|how|where|when|who|why|for|in|at|by|from|to|with|if)\b/u.test(label.text)) {
    return false;
  }
  const [head = ""] = label.text.split(/\s(?:of|per|for|in|on|at|a)\s/u);
  const last = readTokens(head).at(-1);
  return last !== undefined &&
    (last.tags.has("Noun") || !describing.some((tag) => last.tags.has(tag)));
}

function isCount(read: Label, shown: string): boolean {
  return isPlural(read.text) && /^\d{1,6}$/u.test(shown);
}

function slotsOf({ read, row: { thing } }: Cell) {
  const { text, plural } = thing;
  return {
    A: read.text,
    S: text,
    B: text.replace(/^the\s/u, ""),
    is: plural ? "are" : "is",
    does: plural ? "do" : "does",
    has: plural ? "have" : "has",
    more: read.more === "" ? "" : ` ${read.more}`,
  };
}

function ofClass(known: CellClass, cell: Cell): Statement {
  const { read, shown, row: { thing } } = cell;
  const noun = known.noun ?? read.text;
  const isOwn = known.heads.includes(read.text) && known.noun !== undefined &&
    readTokens(read.text).at(-1)?.tags.has("Noun") !== true;
  const parts = {
    ...slotsOf(cell),
    A: isOwn ? noun : read.text,
    V: shown,
    W: "What",
    ais: "is",
    vis: /\sand\s|,/u.test(shown) ? "are" : "is",
    at: timeOrPlace(shown) ?? shown,
    much: /^\d+$/u.test(shown) && thing.plural ? "many" : "much",
  };
  const { patterns } = known;
  const frames = known.isAlone ? patterns : [...patterns, ...cellFrames];
  // "The visit is Hamburg": where English may say it otherwise, the label is said.
  const isPlain = known.answer.includes("{at}") && timeOrPlace(shown) === null;
  const form = isPlain ? "The {A} of {S} is {V}" : known.answer;
  const answer = sentence(capitalise(fillSlots(form, parts)));
  return stated({ pattern: "table", answer, frames, parts });
}

function timeOrPlace(value: string): string | null {
  return timePhrase(value) ?? placePhrase(value);
}

function ofDay(read: Label, shown: string, day: string): Statement {
  const verb = isPlural(read.text) ? "are" : "is";
  const answer = sentence(`The ${read.text} on ${day} ${verb} ${shown}`);
  return stated({ pattern: "table", answer, frames: dayFrames, parts: { A: read.text, S: day } });
}

function ofCount(read: Label, shown: string, row: Row): Statement {
  const parts = slotsOf({ read, shown, row });
  const answer = sentence(`The number of ${read.text} of ${row.thing.text} is ${shown}`);
  return stated({ pattern: "table", answer, frames: countFrames, parts });
}

/** Labels of people, whatever their names look like. */
const roles =
  /(?:^|\s)(?:teacher|leader|helper|trainer|coach|captain|skipper|manager|owner|chief|keeper|author|chair|warden|supplier|maker|manufacturer|producer|seller|dealer|organi[sz]er|speaker|driver|guide|winner|founder|director|secretary|treasurer|doctor|nurse|cook|artist|contact|partner|host)s?$/u;

function ofAny(read: Label, shown: string, row: Row): Statement {
  const verb = isPlural(read.text) ? "are" : "is";
  const isWho = isSomebody(shown) || roles.test(read.text);
  const parts = { ...slotsOf({ read, shown, row }), W: isWho ? "Who" : "What", ais: verb };
  const isOdd = row.kind === "ingredient" && !isPriced(read) ||
    read.text.endsWith("number") && !isPhone(shown);
  const special = isOdd ? [] : classOf(read)?.patterns ?? [];
  const isThing = (row.kind === "thing" || row.kind === "named") && !isWho;
  const general = isThing ? attributeFrames : cellFrames;
  const frames = general.flatMap((frame, at) => [frame, ...special.slice(at, at + 1)]);
  const answer = sentence(`The ${read.text} of ${row.thing.text} ${verb} ${shown}`);
  return stated({ pattern: "table", answer, frames, parts });
}

/** A number that somebody could dial, not that of a spare part. */
function isPhone(value: string): boolean {
  return /^\+?\d[\d\s/()-]*$/u.test(value) && value.replace(/\D/gu, "").length >= 6;
}

function isPriced(read: Label): boolean {
  return ["price", "cost", "colour", "color"].includes(read.text);
}
