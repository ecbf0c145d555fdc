import assert from "node:assert/strict";
import { durationRangeText, durationText } from "./duration.ts";

Deno.test("durationText() chooses the unit that people would", () => {
  const shown = [0.25, 4.24, 42, 99, 100, 720, 5900, 9000].map((s) => durationText(s, "en"));
  assert.deepEqual(shown, [
    "0.3 sec",
    "4.2 sec",
    "42 sec",
    "99 sec",
    "2 min",
    "12 min",
    "98 min",
    "2.5 hr",
  ]);
  assert.equal(durationText(4.24, "de"), "4,2 Sek.");
});

Deno.test("durationRangeText() names the unit once where it is the same", () => {
  assert.equal(durationRangeText({ low: 10, high: 40 }, "en"), "10–40 sec");
  assert.equal(durationRangeText({ low: 50, high: 180 }, "de"), "50 Sek. bis 3 Min.");
  assert.equal(durationRangeText({ low: 121, high: 122 }, "en"), "2 min");
});
