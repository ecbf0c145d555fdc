import { genderOfNoun, withArticle } from "./genders.ts";

/** A label taken apart, with its article where its noun tells one. */
export interface Label {
  readonly name: string;
  readonly unit: string;
  readonly nominative: string | null;
  readonly accusative: string | null;
  readonly plural: boolean;
}

/** Takes the unit out of "Preis (€)" and finds the label's article by its noun. */
export function readLabel(label: string): Label {
  const unit = label.match(/\s*[(\[]([^)\]]{1,14})[)\]]\s*$/u) ??
    label.match(/\s+in\s+(\S{1,12})$/u);
  const name = unit ? label.slice(0, unit.index) : label;
  const noun = name.match(/^(?:\p{Lu}[\p{L}-]+)/u)?.[0] ?? "";
  const simple = name === noun || /^\S+\s(?:pro|je|in|bis|ab|für|am)\s/u.test(name);
  const gender = simple ? genderOfNoun(noun) : null;
  const articles = gender && withArticle(name, gender);
  return {
    name,
    unit: unit?.[1] ?? "",
    nominative: articles?.nominative ?? null,
    accusative: articles?.accusative ?? null,
    plural: gender === "pl",
  };
}

/** A bare number with its column's unit. */
export function withUnit(value: string, unit: string): string {
  return unit !== "" && /^[\d.,–-]+$/u.test(value) ? `${value} ${unit}` : value;
}

/** Verbs such as "nennen" and "brauchen" take the label in the accusative. */
export function withAccusative(frames: readonly string[], { accusative }: Label): string[] {
  return frames.map((frame) =>
    /nennen|brauche|Nenne/u.test(frame) ? frame.replace("{A}", () => accusative ?? "") : frame
  );
}
