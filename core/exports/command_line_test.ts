import assert from "node:assert/strict";
import { commandLine } from "./command_line.ts";

Deno.test("commandLine() leaves plain arguments as they are", () => {
  assert.equal(
    commandLine(["ollama", "create", "lernwerk-x", "-f", "/a/Modelfile-q8_0"], "linux"),
    "ollama create lernwerk-x -f /a/Modelfile-q8_0",
  );
});

Deno.test("commandLine() writes what a shell reads back as the same arguments", async () => {
  const hostile = ["a b", "it's", 'say "x"', "$HOME", "`id`", "a;b", "*", "ä", "a\\b"];
  const line = commandLine(["printf", "%s\\n", ...hostile], "linux");
  const { stdout } = await new Deno.Command("sh", { args: ["-c", line] }).output();
  assert.deepEqual(new TextDecoder().decode(stdout).trimEnd().split("\n"), hostile);
});

Deno.test("commandLine() quotes paths with spaces on Windows, backslashes and all", () => {
  assert.equal(
    commandLine(["lms", "import", "C:\\Users\\Ada L\\m.gguf"], "windows"),
    'lms import "C:\\Users\\Ada L\\m.gguf"',
  );
  assert.equal(commandLine(["x", "C:\\m.gguf"], "windows"), "x C:\\m.gguf");
});
