import assert from "node:assert/strict";
import { headingPaths } from "./heading_path.ts";

Deno.test("headingPaths() keeps the headings above a place, outermost first", () => {
  const pathAt = headingPaths([
    { level: 0, title: "Book", offset: 0 },
    { level: 1, title: "One", offset: 10 },
    { level: 3, title: "Deep", offset: 20 },
    { level: 2, title: "Middle", offset: 30 },
    { level: 1, title: "Two", offset: 40 },
  ]);
  assert.deepEqual(pathAt(0), ["Book"]);
  assert.deepEqual(pathAt(10), ["Book", "One"]);
  assert.deepEqual(pathAt(29), ["Book", "One", "Deep"]);
  assert.deepEqual(pathAt(35), ["Book", "One", "Middle"]);
  assert.deepEqual(pathAt(99), ["Book", "Two"]);
});

Deno.test("headingPaths() gives nothing before the first heading", () => {
  const pathAt = headingPaths([{ level: 2, title: "Late", offset: 5 }]);
  assert.deepEqual(pathAt(4), []);
  assert.deepEqual(pathAt(5), ["Late"]);
});
