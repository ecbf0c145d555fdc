import assert from "node:assert/strict";
import { fillText, translator } from "./text.ts";

Deno.test("fillText() fills in, writes numbers as the language does, leaves unknown names", () => {
  assert.equal(fillText("{name}: {count}", { name: "A", count: 1234.5 }, "de"), "A: 1.234,5");
  assert.equal(fillText("{name}: {count}", { name: "A", count: 1234.5 }, "en"), "A: 1,234.5");
  assert.equal(fillText("{who}", { name: "A" }, "en"), "{who}");
});

Deno.test("fillText() chooses between one and many, also for numbers that are text already", () => {
  const text = "{count} {count|run is|runs are} done";
  const filled = (count: number | string) => fillText(text, { count }, "en");
  assert.equal(filled(1), "1 run is done");
  assert.equal(filled("1"), "1 run is done");
  assert.equal(filled(0), "0 runs are done");
  assert.equal(filled(2000), "2,000 runs are done");
});

Deno.test("translator() answers in its language", () => {
  const texts = { en: { rows: "{count} rows" }, de: { rows: "{count} Zeilen" } };
  assert.equal(translator(texts, "de")("rows", { count: 1000 }), "1.000 Zeilen");
});
