import assert from "node:assert/strict";
import { testUnless } from "@/core/system/testing.ts";
import { countUnittest } from "./python_tests.ts";

const tests = `
import unittest
class A(unittest.TestCase):
    def test_good(self): pass
    def test_bad(self): self.assertEqual(1, 2)
    def test_error(self): raise ValueError("x")
    @unittest.skip("no GPU")
    def test_dear(self): pass
unittest.main(verbosity=2)
`;

const python = await hasPython() ? null : "no python3 on PATH";

testUnless(python, "countUnittest() counts what Python really writes", async () => {
  const child = new Deno.Command("python3", { args: ["-c", tests], stdout: "piped" });
  const { stderr } = await child.output();
  assert.deepEqual(countUnittest("python", new TextDecoder().decode(stderr)), {
    part: "python",
    passed: 1,
    failed: 2,
    skipped: ["test_dear [skipped: no GPU]"],
  });
});

Deno.test("countUnittest() takes a run without a report for broken", () => {
  assert.equal(countUnittest("python", "Traceback (most recent call last):"), null);
});

async function hasPython(): Promise<boolean> {
  try {
    return (await new Deno.Command("python3", { args: ["--version"] }).output()).success;
  } catch {
    return false;
  }
}
