import assert from "node:assert/strict";
import { calendarKind } from "./calendar_text.ts";

Deno.test("calendarKind() tells dates, days and times from names and numbers", () => {
  const texts = {
    date: [
      "12 September",
      "Sunday 3 May",
      "June 2",
      "14. März",
      "Montag, 4. Mai",
      "14.3.",
      "2026-03-14",
      "7 July to 14 July",
      "1st of May",
      "So. 14.3.2027",
    ],
    weekday: ["Monday", "Mon–Fri", "Mo-Fr", "Dienstag und Freitag, 16 bis 18 Uhr", "Sundays"],
    month: ["May", "März", "June to August"],
    year: ["2014"],
    clock: ["9:50", "17:00 to 18:00", "16 bis 18 Uhr", "8 am"],
  };
  for (const [kind, all] of Object.entries(texts)) {
    for (const text of all) assert.equal(calendarKind(text), kind, text);
  }
});

Deno.test("calendarKind() takes no verb, name or figure for a time", () => {
  const others = [
    "may",
    "march",
    "sun",
    "Sun cream",
    "Sunday roast",
    "May Day parade",
    "4",
    "2 kg",
    "Fr. Huber",
    "So geht es",
    "Marigold",
    "",
    "112",
    "0171 555 0166",
    "12 crowns",
  ];
  for (const text of others) assert.equal(calendarKind(text), null, text);
});
