import { calendarKind } from "../facts/calendar_text.ts";

/** "am 12. März", "um 9:50 Uhr", "im Mai"; null for what is no time. */
export function timePhrase(value: string): string | null {
  if (/^(?:von|vom|ab|bis|am|um|im|zwischen)\s/iu.test(value)) return value;
  switch (calendarKind(value)) {
    case "date":
    case "weekday":
      return `am ${value}`;
    case "month":
    case "year":
      return `im ${calendarKind(value) === "year" ? "Jahr " : ""}${value}`;
    case "clock":
      return clockPhrase(value);
    case null:
      return null;
  }
}

function clockPhrase(value: string): string {
  const time = /uhr/iu.test(value) ? value : `${value} Uhr`;
  return /\d\s?(?:bis|–|-)\s?\d/iu.test(value) ? `von ${time}` : `um ${time}`;
}
