import { type CalendarKind, calendarKind } from "../facts/calendar_text.ts";
import { isPlaceOrDay } from "./tokens.ts";

const prepositions: Readonly<Record<CalendarKind, string>> = {
  date: "on",
  weekday: "on",
  month: "in",
  year: "in",
  clock: "at",
};

/** "on 12 September", "at 9:50", "from 17:00 to 18:00"; null for what is no time. */
export function timePhrase(value: string): string | null {
  const kind = calendarKind(value);
  if (kind === null) return null;
  if (/^(?:from|between|until|after|before|on|at|in)\s/iu.test(value)) return value;
  const isRange = /\d\s?(?:to|until|–|-)\s?\d/iu.test(value);
  return kind === "clock" && isRange ? `from ${value}` : `${prepositions[kind]} ${value}`;
}

const starting =
  /^(?:in|on|at|by|under|behind|beside|next to|near|inside|outside|opposite|between|above|below|in front of)\s/iu;
/** Rooms and the like that are named by a number or letter: "Room B12", "Lab 2", "A 104". */
const coded =
  /^(?:\p{Lu}\p{L}*\s)?\p{Lu}?\s?\d+\p{Lu}?$|^(?:room|lab|hall|court|pier|berth|gate|platform)\s\S+$/iu;
const inside = new Set(
  `room lab laboratory hall gym gymnasium library kitchen office cellar basement attic garage shed barn
  house hut cabin school church chapel club museum theatre theater cinema store storeroom cupboard
  cabinet drawer box basket bag jar tin fridge freezer oven garden park wood forest yard courtyard
  street lane road village town city centre center workshop studio canteen cafeteria loft tent tower
  building corridor lobby foyer classroom staffroom bowl tank`.split(/\s+/u),
);
const upon = new Set(
  `shelf rack table desk wall roof floor stage field pitch beach island jetty pier terrace balcony
  lawn meadow sill bench board door`.split(/\s+/u),
);
const beside = new Set(
  `stop station gate entrance exit lake river corner market square crossing bridge fire door airport
  harbour harbor port reception counter bar till`.split(/\s+/u),
);

/** The noun of a phrase: the last word before "by the door", "of the school". */
function headOf(value: string): string {
  const [head = ""] = value.split(/\s(?:of|by|in|on|at|next|behind|beside|near|with|under)\s/iu);
  return head.split(/\s/u).at(-1)!.toLowerCase();
}

/** "in the Physics lab", "in Room B12", "on the top shelf"; null where English may say it otherwise. */
export function placePhrase(value: string): string | null {
  if (starting.test(value)) return value;
  if (coded.test(value)) return `in ${value}`;
  if (isPlaceOrDay(value.toLowerCase()) && !value.includes(" ")) return `in ${value}`;
  const bare = value.replace(/^the\s/iu, "");
  if (/^(?:a|an|our|my|your|every|all)\s|[,;:/]/iu.test(bare)) return null;
  const head = headOf(bare);
  const preposition = inside.has(head)
    ? "in"
    : upon.has(head)
    ? "on"
    : beside.has(head)
    ? "at"
    : null;
  return preposition && `${preposition} the ${bare}`;
}
