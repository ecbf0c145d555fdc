import { badConfig } from "../program/failure.ts";

/** Typed access to one JSON object of the config; every problem names the dotted key. */
export interface Fields {
  has(name: string): boolean;
  object(name: string): Fields;
  text(name: string): string;
  choice<const Choice extends string>(name: string, allowed: readonly Choice[]): Choice;
  integer(name: string, low: number, high?: number): number;
  number(name: string, low: number, high: number): number;
  boolean(name: string): boolean;
  /** A list of texts; absent means none. */
  texts(name: string): string[];
}

/** @param where the object's own dotted place; empty for the whole config. */
export function fieldsOf(value: unknown, where = ""): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badConfig(where || "config", "must be a JSON object");
  }
  const held = value as Record<string, unknown>;
  const key = (name: string) => where ? `${where}.${name}` : name;
  const checked = <T>(name: string, isGood: (value: unknown) => value is T, rule: string): T => {
    const found = held[name];
    if (!isGood(found)) throw badConfig(key(name), rule);
    return found;
  };
  return {
    has: (name) => held[name] != null,
    object: (name) => fieldsOf(held[name], key(name)),
    text: (name) => checked(name, isText, "must be a text that is not empty"),
    choice: <const Choice extends string>(name: string, allowed: readonly Choice[]) =>
      checked(
        name,
        (found): found is Choice => allowed.includes(found as Choice),
        `must be one of ${allowed.join(", ")}`,
      ),
    integer: (name, low, high = Number.MAX_SAFE_INTEGER) =>
      checked(
        name,
        (found): found is number => Number.isInteger(found) && isWithin(found, low, high),
        `must be a whole number from ${low} to ${high}`,
      ),
    number(name, low, high) {
      const found = checked(name, (found) => typeof found === "number", "must be a number");
      if (!isWithin(found, low, high)) throw badConfig(key(name), `must be from ${low} to ${high}`);
      return found;
    },
    boolean: (name) =>
      checked(name, (found) => typeof found === "boolean", "must be true or false"),
    texts: (name) => held[name] == null ? [] : checked(name, isTexts, "must be a list of texts"),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isWithin(value: unknown, low: number, high: number): boolean {
  return typeof value === "number" && value >= low && value <= high;
}
