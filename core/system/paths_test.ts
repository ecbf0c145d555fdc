import assert from "node:assert/strict";
import { safeJoin } from "./mod.ts";

Deno.test("safeJoin() joins under the root", () => {
  assert.equal(safeJoin("/data", "projects", "a/b"), "/data/projects/a/b");
  assert.equal(safeJoin("/data/", "."), "/data");
});

const outside = [
  "..",
  "../x",
  "a/../../x",
  "a\\..\\b",
  "/etc/passwd",
  "a\0b",
  "C:\\x",
  "a.pdf:stream",
  "../data-secret/x",
];

for (const part of outside) {
  Deno.test(`safeJoin() refuses ${JSON.stringify(part)}`, () => {
    assert.throws(() => safeJoin("/data", part), { code: "bad_input" });
  });
}
