import assert from "node:assert/strict";
import { linesAt, linesPerPage, LogLines, pagesOf } from "./_log_lines.ts";

const lineHeight = 20;

Deno.test("linesAt() draws some lines more than are seen, whatever the length of the log", () => {
  const place = { scrollTop: 50_000 * lineHeight, height: 16 * lineHeight, lineHeight };
  const { from, until } = linesAt(place, 100_000);
  assert.ok(from < 50_000 && until > 50_016);
  assert.ok(until - from < 120, "few enough to be drawn at once");
  assert.deepEqual(linesAt({ scrollTop: 0, height: 100, lineHeight }, 3), { from: 0, until: 3 });
  const behind = linesAt(place, 10);
  assert.deepEqual([behind.from, behind.until], [10, 10], "a log that was turned over");
});

Deno.test("pagesOf() names the pages of some lines", () => {
  assert.deepEqual(pagesOf({ from: 0, until: 0 }), []);
  assert.deepEqual(pagesOf({ from: 150, until: 401 }), [0, 1, 2]);
  assert.deepEqual(pagesOf({ from: 0, until: linesPerPage }), [0]);
});

Deno.test("LogLines knows which page can still grow", () => {
  const lines = new LogLines();
  assert.equal(lines.isWhole(0, 10), false);
  lines.put(0, ["a", "b"]);
  assert.deepEqual([lines.line(1), lines.line(2), lines.line(500)], ["b", null, null]);
  assert.deepEqual([lines.isWhole(0, 2), lines.isWhole(0, 3)], [true, false]);
  lines.clear();
  assert.equal(lines.line(0), null);
});
