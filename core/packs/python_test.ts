import assert from "node:assert/strict";
import { candidates, findPython, isSupported } from "./python.ts";
import { fakeTools, pythonAnswer } from "./testing/fake_tools.ts";

const signal = new AbortController().signal;
const linux = { os: "linux" as const, home: "/home/x", signal };

Deno.test("findPython() takes the first that is new enough and has venv", async () => {
  const { run } = fakeTools((line) => {
    if (line.startsWith("python3.12 ")) return pythonAnswer("3.12.4", false);
    return line.startsWith("python3 ") ? pythonAnswer("3.11.2") : null;
  });
  const { command, version } = await findPython(run, linux);
  assert.deepEqual([command, version], [["python3"], "3.11.2"]);
});

Deno.test("findPython() names the remedy when Python or its venv is missing", async () => {
  const old = fakeTools((line) => line.startsWith("python3 ") ? pythonAnswer("3.9.18") : null);
  await assert.rejects(findPython(old.run, linux), { code: "python_missing" });
  const bare = fakeTools((line) =>
    line.startsWith("python3 ") ? pythonAnswer("3.11.2", false) : null
  );
  const error = await findPython(bare.run, linux).catch((reason) => reason);
  assert.equal(error.code, "venv_missing");
  assert.match(error.params.remedy, /python3-venv/);
});

Deno.test("findPython() is not fooled by a program that answers something else", async () => {
  const { run } = fakeTools((line) =>
    line.startsWith("python ") ? { lines: ["Python was not found; run without arguments"] } : null
  );
  await assert.rejects(findPython(run, { ...linux, os: "windows" }), { code: "python_missing" });
});

Deno.test("isSupported() compares versions as numbers", () => {
  const answers = ["3.9.1", "3.11.0", "3.14.9", "3.15.0", "2.7.18"].map(isSupported);
  assert.deepEqual(answers, [false, true, true, false, false]);
});

Deno.test("candidates() knows each platform's places", () => {
  const words = (os: typeof Deno.build.os) => candidates(os, "C:/Users/x").flat().join(" ");
  assert.match(words("windows"), /^py -3\.12 /);
  assert.match(words("windows"), /Programs.Python.Python311.python\.exe/);
  assert.match(words("darwin"), /\/opt\/homebrew\/bin\/python3\.12/);
  assert.match(words("linux"), /\/usr\/bin\/python3\.11/);
});
