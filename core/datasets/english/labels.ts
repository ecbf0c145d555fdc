import { attributeClasses } from "./attribute_templates.ts";
import { isPlaceOrDay } from "./tokens.ts";

/** A label taken apart. */
export interface Label {
  readonly text: string;
  /** "per day" of "Price per day". */
  readonly more: string;
  readonly unit: string;
}

/** Takes the unit out of "Price (crowns)" and "Length in m". */
export function readLabel(label: string): Label {
  const unit = label.match(/\s*[(\[]([^)\]]{1,14})[)\]]\s*$/u) ??
    label.match(/\s+in\s+(\S{1,9})$/u);
  const bare = unit ? label.slice(0, unit.index) : label;
  const text = isListed(bare.toLowerCase()) ? bare.toLowerCase() : inside(bare);
  const more = text.match(/\s((?:per|for|a|in|on|at)\s.+)$/u)?.[1] ?? "";
  return { text, more, unit: unit?.[1] ?? "" };
}

/** A label inside a sentence: a noun of its own, unless it is an abbreviation or a proper name. */
function inside(label: string): string {
  return label.split(" ").map((word) =>
    /\p{Lu}.*\p{Lu}|\d/u.test(word) || isPlaceOrDay(word.toLowerCase()) ? word : word.toLowerCase()
  ).join(" ");
}

function isListed(label: string): boolean {
  return attributeClasses.some(({ heads }) => heads.includes(label));
}

/** The kind of attribute that a label names, if it is a known one. */
export function classOf(label: Label) {
  const head = label.more === "" ? label.text : label.text.slice(0, -label.more.length - 1);
  const last = head.split(" ").at(-1) ?? "";
  return attributeClasses.find(({ heads }) => heads.includes(head) || heads.includes(last));
}

/** A bare number with its column's unit. */
export function withUnit(value: string, unit: string): string {
  return unit !== "" && /^[\d.,–-]+$/u.test(value) ? `${value} ${unit}` : value;
}
