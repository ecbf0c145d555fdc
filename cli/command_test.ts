import assert from "node:assert/strict";
import { createRuntime, silentLog } from "@/core/system/mod.ts";
import type { Lang } from "@/core/contract/mod.ts";
import { type CommandIo, numberOption, UsageError } from "./command.ts";
import { runCli } from "./mod.ts";

function option(value: string, range: Parameters<typeof numberOption>[2]): number | undefined {
  return numberOption({ values: { n: value }, positionals: [] }, "n", range);
}

Deno.test("numberOption() takes whole numbers in range, fractions where they are asked for", () => {
  assert.equal(option("7", { min: 0, max: 9 }), 7);
  assert.equal(option("2e-4", { min: 0, max: 1, isFraction: true }), 2e-4);
  for (const value of ["", " ", "3.5", "10", "-1", "x", "Infinity"]) {
    assert.throws(() => option(value, { min: 0, max: 9 }), UsageError, value);
  }
});

async function runWith(lang: Lang, ...args: string[]) {
  const said: string[] = [];
  const io: CommandIo = {
    runtime: createRuntime(),
    lang,
    log: silentLog,
    print: (line) => void said.push(line),
    say: (line) => void said.push(line),
    signal: new AbortController().signal,
  };
  return { code: await runCli(args, io), said: said.join("\n") };
}

Deno.test("runCli() says in the person's language how a command is called", async () => {
  const calls: [args: string[], en: RegExp, de: RegExp][] = [
    [["nothing"], /Unknown command "nothing"/, /Unbekannter Befehl „nothing“/],
    [["chunk"], /needs a file/, /braucht eine Datei/],
    [["chunk", "--size", "3.5", "a"], /whole number, 16/, /ganze Zahl sein, 16/],
    [["chunk", "--size", "9", "a"], /--size must be 16 to 8192/, /--size muss 16 bis 8192 sein/],
    [["search", "a", "--limit", "-3"], /--limit must be 1 to 100/, /--limit muss 1 bis 100 sein/],
    [["search", "a", "--limit=-3"], /--limit must be 1 to 100/, /--limit muss 1 bis 100 sein/],
    [["search", "a", "-Dach"], /after '--'|'-D'/, /steht am Ende hinter --/],
    [["search"], /needs a question/, /braucht eine Frage/],
    [["search", "a", "--mode", "b"], /must be one of hybrid/, /muss eines von hybrid/],
    [["chunk", "--nothing"], /Unknown option '--nothing'/, /passen nicht: --nothing/],
  ];
  for (const [args, en, de] of calls) {
    for (const [lang, wanted] of [["en", en], ["de", de]] as const) {
      const { code, said } = await runWith(lang, ...args);
      assert.equal(code, 2);
      assert.match(said, wanted);
    }
  }
});

Deno.test("the help of search says how phrases and exclusions are written", async () => {
  const { code, said } = await runWith("en", "search", "--help");
  assert.equal(code, 0);
  assert.match(said, /-- boathouse -roof/);
  assert.match(said, /1 to 100/);
});
