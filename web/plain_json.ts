import type { Json } from "@/core/contract/mod.ts";

/**
 * The value as JSON, if nothing is lost on the way to the browser. A property that is undefined is
 * left out, as an optional prop is.
 *
 * @throws {TypeError} naming the place of whatever JSON cannot carry: functions, elements, signals,
 * dates, maps, NaN …
 */
export function toPlainJson(value: unknown, place: string): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, at) => toPlainJson(item, `${place}[${at}]`));
  if (isPlainObject(value)) return plainObject(value, place);
  throw new TypeError(`${place} is ${describe(value)}; islands take plain JSON only`);
}

function plainObject(value: object, place: string): Json {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.map(([key, item]) => [key, toPlainJson(item, `${place}.${key}`)]),
  );
}

/** A rendered element is a plain object too, but Preact marks it by an own `constructor`. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "constructor")) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === "object" && value !== null && !Object.hasOwn(value, "constructor")) {
    return `an instance of ${value.constructor?.name ?? "an unnamed class"}`;
  }
  if (typeof value === "number") return String(value);
  return typeof value === "object" ? "an element" : `a ${typeof value}`;
}
