import assert from "node:assert/strict";
import { hyperparametersSchema, translator } from "@/core/contract/mod.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { defaultsForSize } from "./defaults.ts";
import { type BeforeStart, checkBeforeStart } from "./preflight.ts";
import { fakeEngine, starterModel } from "./testing/training_fixture.ts";

const ready = fakeEngine();
if (ready.kind !== "ready") throw new Error("the fake is always ready");
const { engine } = ready;

const usualPace = {
  tokensPerS: { low: 100, high: 200 },
  startS: { low: 10, high: 50 },
  isMeasured: false,
};

const usual: BeforeStart = {
  model: starterModel,
  data: { trainRows: 110, recallRows: 44, documentRows: 0, tokens: 4600, longestRow: 90 },
  language: null,
  readiness: { kind: "ready", engine: { ...engine, device: "cpu", memoryBytes: 16e9 } },
  tokenisation: { kind: "equal" },
  pace: usualPace,
  maxSteps: null,
  limits: { threads: 2, forceCpu: false, maxMemoryBytes: null, freeDiskBytes: 50e9 },
  hyper: defaultsForSize(135e6),
};

const cases: [what: string, changes: Partial<BeforeStart>, id: string, level: string][] = [
  ["no model", { model: null }, "model", "blocked"],
  [
    "a model that only chats",
    { model: { ...starterModel, engines: [] } },
    "model",
    "blocked",
  ],
  ["German data for a model that knows only English", { language: "de" }, "language", "warning"],
  ["no data", { data: { ...usual.data, trainRows: 0 } }, "data", "blocked"],
  ["little data", { data: { ...usual.data, trainRows: 12 } }, "data", "warning"],
  ["nothing held out", { data: { ...usual.data, recallRows: 0 } }, "recall", "warning"],
  ["no engine", { readiness: { kind: "missing", pack: "inference" } }, "engine", "blocked"],
  [
    "half an engine",
    { readiness: { kind: "broken", pack: "trainer-python" } },
    "engine",
    "blocked",
  ],
  [
    "an engine on its way",
    { readiness: { kind: "installing", pack: "inference" } },
    "engine",
    "blocked",
  ],
  [
    "an engine that does not work",
    { readiness: { kind: "unproven", detail: "ImportError", pack: "trainer-python" } },
    "engine",
    "blocked",
  ],
  [
    "an engine that does not know the model",
    { readiness: { kind: "unsuited" } },
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
    "memory that suffices only without copies of the weights",
    {
      readiness: { kind: "ready", engine: { ...engine, precision: "q8_0", memoryBytes: 0.95e9 } },
      hyper: { ...defaultsForSize(135e6), batchSize: 2 },
    },
    "memory",
    "warning",
  ],
  [
    "a pace that takes hours",
    { pace: { ...usualPace, tokensPerS: { low: 1, high: 2 } } },
    "speed",
    "warning",
  ],
  [
    "rows that are too long for the settings",
    { data: { ...usual.data, longestRow: 700 } },
    "lengths",
    "warning",
  ],
  [
    "rows that are too long for any",
    { data: { ...usual.data, longestRow: 5000 } },
    "lengths",
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
    ["lengths", "ok"],
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
    assert.ok(found.remedy, "and something to press");
    for (const lang of ["en", "de"] as const) {
      const t = translator(trainingTexts, lang);
      const text = `${t(found.message, found.params)} ${t(found.fix, found.params)}`;
      assert.doesNotMatch(text, /[{}]/, "a placeholder was not filled");
    }
  });
}

Deno.test("checkBeforeStart() offers settings with which the check is well", () => {
  const broken: [string, Partial<BeforeStart>][] = [
    ["memory", { limits: { ...usual.limits, maxMemoryBytes: 2e9 } }],
    ["lengths", { data: { ...usual.data, longestRow: 700 } }],
    ["fourBit", { hyper: { ...defaultsForSize(135e6), loadIn4bit: true } }],
  ];
  for (const [id, changes] of broken) {
    const before = { ...usual, ...changes };
    const remedy = checkBeforeStart(before).find((check) => check.id === id)?.remedy;
    assert.ok(remedy?.kind === "change", id);
    const hyper = { ...before.hyper!, ...remedy.hyper };
    const after = checkBeforeStart({ ...before, hyper }).find((check) => check.id === id);
    assert.notEqual(after?.level ?? "ok", "blocked", id);
    assert.ok(hyperparametersSchema.safeParse(hyper).success, id);
  }
});

Deno.test("checkBeforeStart() does not wait for the test of the tokens", () => {
  const check = checkBeforeStart({ ...usual, tokenisation: null }).find(({ id }) =>
    id === "tokens"
  );
  assert.deepEqual([check?.level, check?.message], ["ok", "training.check.tokens.testing"]);
});
