import type { Archive } from "../zip/archive.ts";
import { readXml } from "./read_xml.ts";

/** A paragraph's place in a list. */
export interface ListReference {
  numId: string;
  /** From 0. */
  level: number;
}

/** Gives list paragraphs their labels, in the order in which they come. */
export interface ListLabels {
  /** The label of the next paragraph of a list, such as "2.1" or "-"; null for none. */
  next(list: ListReference): string | null;
}

interface Level {
  format: string;
  /** Such as "%1.%2": the numbers of the levels. */
  text: string;
  start: number;
}

/** Reads the numbering definitions (ECMA-376 part 1, §17.9). */
export async function readNumbering(
  archive: Archive,
  path: string | undefined,
): Promise<ListLabels> {
  const abstract = new Map<string, Level[]>();
  const lists = new Map<string, string>();
  if (path !== undefined) await readXml(archive, path, collector(abstract, lists));
  return createLabels((numId) => abstract.get(lists.get(numId) ?? "") ?? []);
}

function collector(abstract: Map<string, Level[]>, lists: Map<string, string>) {
  let levels: Level[] = [];
  let level: Level = { format: "decimal", text: "", start: 1 };
  let numId = "";
  return {
    open(name: string, attribute: (name: string) => string | null) {
      const value = attribute("val") ?? "";
      if (name === "abstractNum") abstract.set(attribute("abstractNumId") ?? "", levels = []);
      else if (name === "lvl") {
        level = { format: "decimal", text: "", start: 1 };
        levels[Number(attribute("ilvl"))] = level;
      } else if (name === "numFmt") level.format = value;
      else if (name === "lvlText") level.text = value;
      else if (name === "start") level.start = Number(value);
      else if (name === "num") numId = attribute("numId") ?? "";
      else if (name === "abstractNumId") lists.set(numId, value);
    },
    close() {},
    text() {},
  };
}

function createLabels(levelsOf: (numId: string) => readonly (Level | undefined)[]): ListLabels {
  const counters = new Map<string, number[]>();
  return {
    next({ numId, level }) {
      const levels = levelsOf(numId);
      const current = levels[level];
      if (current === undefined) return numId === "0" ? null : "-";
      const counts = counters.get(numId) ?? [];
      counts[level] = (counts[level] ?? current.start - 1) + 1;
      // A new item begins the levels below it anew.
      counts.length = level + 1;
      counters.set(numId, counts);
      if (current.format === "bullet") return "-";
      if (current.format === "none") return null;
      return current.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        return formatNumber(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format);
      });
    },
  };
}

function formatNumber(number: number, format = "decimal"): string {
  if (format === "lowerLetter") return letters(number);
  if (format === "upperLetter") return letters(number).toUpperCase();
  if (format === "lowerRoman") return roman(number);
  if (format === "upperRoman") return roman(number).toUpperCase();
  return String(number);
}

/** a … z, aa, bb …, as Word counts. */
function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26 + 26) % 26);
  return letter.repeat(Math.min(Math.ceil(number / 26), 10));
}

const romanDigits: readonly [number, string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let left = number;
  return romanDigits.map(([value, digit]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return digit.repeat(times);
  }).join("");
}
