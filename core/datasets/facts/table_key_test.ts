import assert from "node:assert/strict";
import type { Cell } from "./blocks.ts";
import { keyColumn } from "./table_key.ts";

function keyOf(...lines: string[]): string {
  const rows = lines.map((line) =>
    line.split("|").map((text): Cell => ({ text: text.trim(), start: 0, end: 0 }))
  );
  const [head, ...body] = rows;
  return head![keyColumn(head!, body)]!.text;
}

Deno.test("keyColumn() is the one that names what a row is about", () => {
  assert.equal(
    keyOf("Date | Event | Place", "12 May | Fair | Hall", "9 June | Race | Lake"),
    "Event",
  );
  assert.equal(keyOf("Termin | Was | Dauer", "14. März | Test | 45 Minuten"), "Was");
  assert.equal(keyOf("Day | Activity", "Monday | Canoe trip", "Tuesday | Night walk"), "Activity");
  assert.equal(keyOf("No | Item | Price", "1 | Rope | 4", "2 | Sail | 90"), "Item");
  assert.equal(keyOf("Teacher | Subject", "Ms. Ray | Maths", "Mr. Ott | French"), "Subject");
});

Deno.test("keyColumn() is the first where that names the row, or no other surely does", () => {
  assert.equal(keyOf("Boat | Price", "Skiff | 3", "Gig | 4"), "Boat");
  assert.equal(
    keyOf("Tier | Name | Futter", "Hase | Hopsi | Heu", "Fisch | Bubi | Mücken"),
    "Tier",
  );
  assert.equal(keyOf("Lesson | Monday", "1 | Maths", "2 | Art"), "Lesson");
  assert.equal(keyOf("Date | Event", "12 May | Fair", "9 June | Fair"), "Date", "not unique");
  assert.equal(keyOf("Date | Time", "12 May | 9:00", "9 June | 8:00"), "Date");
});
