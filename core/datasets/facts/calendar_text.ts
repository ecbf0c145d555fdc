/** What a text says of the calendar or the clock; null when it says more, or something else. */
export type CalendarKind = "date" | "weekday" | "month" | "year" | "clock";

const months =
  /^(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|March|März|Mar|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)\.?$/u;
const weekdays =
  /^(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:days?)?\.?$|^(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?$|^(?:Mon|Diens|Donners|Frei|Sams|Sonn)tags?$|^Mittwochs?$|^Sonnabend$/u;
const day = /^(?:\d{1,2}|\d{1,2}(?:st|nd|rd|th)|\d{1,2}\.)$/u;
const year = /^(?:1[5-9]|20)\d{2}$/u;
const numeric =
  /^(?:\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?|\d{1,2}\/\d{1,2}\/\d{2,4}|\d{4}-\d{2}-\d{2})$/u;
const clock = /^\d{1,2}(?:[:.]\d{2})(?:[ap]\.?m\.?)?$|^\d{1,2}[ap]\.?m\.?$/iu;
const meridiem = /^(?:[ap]\.?m\.?|uhr|o['’]clock|noon|midnight|h)$/iu;
const joining =
  /^(?:to|until|till|and|of|the|from|on|at|bis|und|vom|von|am|dem|den|der|um|[–—-])$/iu;

function wordsOf(text: string): string[] {
  return text.replace(/[,()]/gu, " ").replace(/(?<=[\p{L}\d.])[–—-](?=[\p{L}\d])/gu, " – ")
    .split(/\s+/u).filter((word) => word !== "");
}

/**
 * Reads "12 September", "Sunday 3 May", "14.3.", "Mon–Fri", "9:50" and "16 bis 18 Uhr", in English
 * and German. A month counts with its capital letter only: "may" and "march" are verbs as well.
 */
export function calendarKind(text: string): CalendarKind | null {
  const words = wordsOf(text);
  const some = (form: RegExp) => words.some((word) => form.test(word));
  if (numeric.test(text.trim())) return "date";
  const known = [months, weekdays, day, year, numeric, clock, meridiem, joining];
  if (words.length === 0 || !words.every((word) => known.some((form) => form.test(word)))) {
    return null;
  }
  if (some(numeric) || some(months) && some(day)) return "date";
  if (some(weekdays)) return "weekday";
  if (some(months)) return "month";
  if (some(clock) || some(meridiem)) return "clock";
  return words.length === 1 && year.test(words[0]!) ? "year" : null;
}
