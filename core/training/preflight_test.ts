import assert from "node:assert/strict";
import { translator } from "@/core/contract/mod.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { defaultsForSize } from "./defaults.ts";
import { type BeforeStart, checkBeforeStart } from "./preflight.ts";
import { fakeEngine, starterModel } from "./testing/training_fixture.ts";

const ready = fakeEngine();
if (ready.kind !== "ready") throw new Error("the fake is always ready");
const { engine } = ready;

const usual: BeforeStart = {
  model: starterModel,
  data: { trainRows: 110, recallRows: 44, documentRows: 0, tokens: 4600, longestRow: 90 },
  language: null,
  readiness: { kind: "ready", engine: { ...engine, device: "cpu", memoryBytes: 16e9 } },
  tokenisation: { kind: "equal" },
  limits: { threads: 2, forceCpu: false, maxMemoryBytes: null, freeDiskBytes: 50e9 },
  hyper: defaultsForSize(135e6),
};

const cases: [what: string, changes: Partial<BeforeStart>, id: string, level: string][] = [
  ["no model", { model: null }, "model", "blocked"],
  [
    "a model that only chats",
    { model: { ...starterModel, isTrainable: false } },
    "model",
    "blocked",
  ],
  ["German data for a model that knows only English", { language: "de" }, "language", "warning"],
  ["no data", { data: { ...usual.data, trainRows: 0 } }, "data", "blocked"],
  ["little data", { data: { ...usual.data, trainRows: 12 } }, "data", "warning"],
  ["nothing held out", { data: { ...usual.data, recallRows: 0 } }, "recall", "warning"],
  ["no engine", { readiness: { kind: "missing" } }, "engine", "blocked"],
  ["half an engine", { readiness: { kind: "broken" } }, "engine", "blocked"],
  ["an engine on its way", { readiness: { kind: "installing" } }, "engine", "blocked"],
  [
    "an engine that does not work",
    { readiness: { kind: "unproven", detail: "ImportError" } },
    "engine",
    "blocked",
  ],
  [
    "other tokens",
    { tokenisation: { kind: "different", count: 6, total: 24 } },
    "tokens",
    "blocked",
  ],
  ["untested tokens", { tokenisation: { kind: "unknown" } }, "tokens", "warning"],
  ["a full disk", { limits: { ...usual.limits, freeDiskBytes: 1e8 } }, "disk", "blocked"],
  ["little memory", { limits: { ...usual.limits, maxMemoryBytes: 2e9 } }, "memory", "blocked"],
  [
    "just enough memory",
    { limits: { ...usual.limits, maxMemoryBytes: 3.6e9 } },
    "memory",
    "warning",
  ],
  [
    "a large model on the processor",
    { model: { ...starterModel, shape: { ...starterModel.shape, parameters: 7e9 } } },
    "speed",
    "warning",
  ],
  [
    "4-bit on the processor",
    { hyper: { ...defaultsForSize(135e6), loadIn4bit: true } },
    "fourBit",
    "blocked",
  ],
];

Deno.test("checkBeforeStart() has no objection to the usual run", () => {
  const checks = checkBeforeStart(usual);
  assert.deepEqual(checks.map(({ id, level }) => [id, level]), [
    ["model", "ok"],
    ["data", "ok"],
    ["recall", "ok"],
    ["engine", "ok"],
    ["tokens", "ok"],
    ["disk", "ok"],
    ["memory", "ok"],
    ["speed", "ok"],
  ]);
});

for (const [what, changes, id, level] of cases) {
  Deno.test(`checkBeforeStart() finds ${what} and says what to do`, () => {
    const checks = checkBeforeStart({ ...usual, ...changes });
    const found = checks.find((check) => check.id === id);
    assert.equal(found?.level, level);
    assert.equal(found.ok, level !== "blocked");
    assert.ok(found.fix, "there must be something to do");
    for (const lang of ["en", "de"] as const) {
      const t = translator(trainingTexts, lang);
      const text = `${t(found.message, found.params)} ${t(found.fix, found.params)}`;
      assert.doesNotMatch(text, /[{}]/, "a placeholder was not filled");
    }
  });
}
