/**
 * What a part of a clause tells, and so which question word asks for it. `entity` is anything that
 * can only be asked for with "what".
 */
export type ValueKind =
  | "clock"
  | "until"
  | "since"
  | "span"
  | "weekday"
  | "date"
  | "month"
  | "year"
  | "duration"
  | "within"
  | "frequency"
  | "count"
  | "money"
  | "measure"
  | "percent"
  | "temperature"
  | "place"
  | "person"
  | "agent"
  | "name"
  | "material"
  | "colour"
  | "tool"
  | "entity"
  | "definition"
  | "none";

/** A constituent after the verb: an object, a prepositional phrase, an adverbial or a clause. */
export interface Part {
  readonly text: string;
  readonly kind: ValueKind;
  /** What is measured, for `measure`: "deposit", "length". What is counted, for `count`, `duration` and `frequency`: "litres of oil", "Tage". */
  readonly unit?: string;
  /** The word that a question about this part must end with: "with", "mit". */
  readonly stranded?: string;
}

/** How much a question about such a part is worth: definite values first. */
export const worth: Readonly<Record<ValueKind, number>> = {
  money: 10,
  count: 10,
  measure: 10,
  clock: 10,
  span: 10,
  duration: 9,
  within: 9,
  percent: 9,
  temperature: 9,
  year: 9,
  date: 9,
  weekday: 9,
  name: 9,
  until: 9,
  since: 9,
  frequency: 8,
  month: 8,
  person: 8,
  agent: 8,
  material: 8,
  colour: 8,
  definition: 6,
  place: 6,
  tool: 4,
  entity: 3,
  none: 0,
};
