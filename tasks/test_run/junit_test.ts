import assert from "node:assert/strict";
import { join } from "node:path";
import { countJunit } from "./junit.ts";
import { summaryLines } from "./outcome.ts";

const tests = `
Deno.test("good > <&\\"' sign", async (t) => { await t.step("one", () => {}); });
Deno.test("bad step", async (t) => { await t.step("two", () => { throw new Error("<b>"); }); });
Deno.test("bad", () => { throw new Error("x"); });
Deno.test({ name: "dear [skipped: no GPU]", ignore: true, fn() {} });
Deno.test({ name: "silent", ignore: true, fn() {} });
`;

Deno.test("countJunit() counts what Deno really writes", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(join(folder, "a_test.ts"), tests);
    const args = ["test", "--no-config", "--no-check", "--junit-path=out.xml", "a_test.ts"];
    await new Deno.Command(Deno.execPath(), { args, cwd: folder }).output();
    const xml = await Deno.readTextFile(join(folder, "out.xml"));
    assert.deepEqual(countJunit("deno", xml), {
      part: "deno",
      passed: 1,
      failed: 3,
      skipped: [
        "dear [skipped: no GPU]",
        "silent: gives no reason, so it counts as failed",
      ],
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("summaryLines() ends with the plain sum", () => {
  const lines = summaryLines([
    { part: "deno", passed: 3, failed: 0, skipped: ["a [skipped: b]"] },
    { part: "python", passed: 2, failed: 1, skipped: [] },
  ]);
  assert.equal(lines.at(-1), "5 passed, 1 failed");
  assert.ok(lines.includes("  a [skipped: b]"));
});
