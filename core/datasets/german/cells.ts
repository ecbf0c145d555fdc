import { calendarKind } from "../facts/calendar_text.ts";
import { capitalise, fillSlots, type Statement } from "../facts/fact.ts";
import type { TableCell } from "../facts/table_cells.ts";
import { type CellClass, cellClasses, dayFrames } from "./cell_templates.ts";
import { type Label, readLabel, withAccusative, withUnit } from "./labels.ts";
import { type RowKind, rowKind, type RowThing, rowThing } from "./row_things.ts";
import { fill, sentenceOf, stated } from "./stated.ts";
import { attributeFrames, labelClasses, labelFrames } from "./templates.ts";
import { timePhrase } from "./when.ts";

interface Cell {
  readonly read: Label;
  readonly shown: string;
  readonly row: RowThing;
  readonly kind: RowKind;
  /** The label of the column that names. */
  readonly naming: string;
}

/** What a table's cell says about its row. */
export function cellStatement({ name, kind, label, value }: TableCell): Statement | null {
  const read = readLabel(label);
  const shown = withUnit(value, read.unit);
  if (calendarKind(name) !== null) return ofDay(read, shown, name.replace(/^am\s/iu, ""));
  const cell = { read, shown, row: rowThing(name, kind), kind: rowKind(kind), naming: kind };
  const known = cellClasses.find((each) => fits(each, cell));
  if (known) return ofClass(known, cell);
  return isQuestion.test(read.name) ? null : ofAny(cell);
}

/** A label that is a question itself names nothing. */
const isQuestion = /^(?:was|welche[rs]?|wie|wo|wann|wer|warum|wozu|womit|für wen)(?:\s|$)/iu;

function fits({ label, value, rows }: CellClass, { read, shown, kind }: Cell): boolean {
  if (!label.test(read.name) || rows && !rows.includes(kind)) return false;
  if (value === undefined) return true;
  if (value === "count") return /^\d{1,6}$/u.test(shown);
  return value.some((each) => each === calendarKind(shown));
}

function slotsOf({ read, shown, row, naming }: Cell) {
  const { nominative, accusative, isBare } = row;
  return {
    S: nominative,
    O: accusative,
    N: read.name,
    K: naming,
    V: shown,
    A: read.nominative ?? "",
    F: `für ${accusative}`,
    B: isBare ? `bei ${nominative}` : `für ${accusative}`,
    P: isBare ? `von ${nominative}` : `für ${accusative}`,
    am: timePhrase(shown) ?? shown,
  };
}

function ofClass(known: CellClass, cell: Cell): Statement {
  const noun = known.noun !== undefined && /^wo$/iu.test(cell.read.name) ? known.noun : null;
  const slots = { ...slotsOf(cell), ...noun === null ? {} : { N: noun } };
  const special = fill(known.patterns, slots);
  const questions = known.isOpen ? [...special, ...usual(cell)] : special;
  const answer = sentenceOf(capitalise(fillSlots(known.answer, slots)));
  return stated({ pattern: "table", weight: 9, answer, questions });
}

function ofDay(read: Label, shown: string, day: string): Statement {
  const questions = fill(dayFrames, { S: day, N: read.name });
  const answer = sentenceOf(`Am ${day}: ${read.name} ${shown}`);
  return stated({ pattern: "table", weight: 9, answer, questions });
}

function usual(cell: Cell): string[] {
  const { read } = cell;
  const frames = read.nominative === null ? labelFrames : withAccusative(attributeFrames, read);
  return fill(frames, slotsOf(cell), read.plural);
}

const conditional = /\s(?:mit|bei|nach|ohne|von|für|vor|unter|in|im|auf|als)\s/iu;

function ofAny(cell: Cell): Statement {
  const { read, shown, row } = cell;
  // "Farbe mit Rotkohlsaft" is no colour of the thing itself.
  const special = conditional.test(read.name)
    ? []
    : labelClasses.filter(({ label }) => label.test(read.name)).flatMap(({ patterns }) => patterns);
  const asked = fill(special, slotsOf(cell));
  const questions = usual(cell).flatMap((question, at) => [question, ...asked.slice(at, at + 1)]);
  const whose = row.isBare ? `von ${row.nominative}` : `für ${row.accusative}`;
  const verb = read.plural ? "sind" : "ist";
  const answer = read.nominative !== null && /^\d/u.test(shown)
    ? `${capitalise(read.nominative)} ${whose} ${verb} ${shown}`
    : `${row.nominative}: ${read.name} ${shown}`;
  return stated({ pattern: "table", weight: 9, answer: sentenceOf(capitalise(answer)), questions });
}
