import assert from "node:assert/strict";
import { isWhole } from "./is_whole.ts";

Deno.test("isWhole() tells torn brackets and quotation marks", () => {
  for (const text of ["", "a (b [c]) {d}", '"a" is b', "it's «so»"]) assert.ok(isWhole(text), text);
  for (const text of ["a (b", "a) b", "(a]", 'the "a', "«a", ")("]) assert.ok(!isWhole(text), text);
});
