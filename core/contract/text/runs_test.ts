import assert from "node:assert/strict";
import { lossText, rateText, timeRangeText } from "./runs.ts";

Deno.test("rateText() writes rates as the field does, with the language's decimal sign", () => {
  assert.deepEqual([1e-3, 2e-4, 1.5e-5].map((rate) => rateText(rate, "de")), [
    "1e-3",
    "2e-4",
    "1,5e-5",
  ]);
  assert.deepEqual([rateText(1.5e-5, "en"), rateText(0, "en")], ["1.5e-5", "0"]);
});

Deno.test("timeRangeText() takes the unit of the longer time", () => {
  const texts = [[20, 70], [100, 290], [1, 2], [4000, 9000]].map(([low = 0, high = 0]) =>
    timeRangeText({ low, high }, "en")
  );
  assert.deepEqual(texts, ["20–70 seconds", "1–5 minutes", "1–2 seconds", "1.1–2.5 hours"]);
  assert.equal(timeRangeText({ low: 100, high: 290 }, "de"), "1–5 Minuten");
});

Deno.test("lossText() keeps what can be compared", () => {
  const losses = [2.13456, 0.2634, 0.00312, null].map((loss) => lossText(loss, "de"));
  assert.deepEqual(losses, ["2,135", "0,263", "0,0031", "–"]);
});
