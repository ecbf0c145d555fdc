import assert from "node:assert/strict";
import { pathContentsText } from "@/core/contract/text/path.ts";
import { type PathFacts, stepsOf } from "./path_steps.ts";

const empty: PathFacts = {
  documents: { ready: 0, processing: 0, uploaded: 0, failed: 0 },
  model: { state: "none" },
  chunks: 0,
  trainingRows: 0,
  versions: 0,
  isGenerating: false,
  runs: { active: 0, waiting: 0, done: 0 },
  runPercent: null,
  isExporting: false,
  artifacts: 0,
  artifactBytes: 0,
};

const ready = { ready: 2, processing: 0, uploaded: 0, failed: 1 };
const chosen = { state: "ready", name: "SmolLM2" } as const;

const cases: [what: string, facts: Partial<PathFacts>, states: string, reasons: string[]][] = [
  ["an empty project", {}, "next open blocked blocked blocked", [
    "documents.none",
    "model.none",
    "data.noDocuments",
    "training.noModel",
    "use.noRun",
  ]],
  [
    "documents being read",
    { documents: { ...ready, processing: 3 } },
    "active next open blocked blocked",
    ["documents.processing"],
  ],
  [
    "documents that wait",
    { documents: { ...ready, uploaded: 3 } },
    "next open open blocked blocked",
    ["documents.waiting"],
  ],
  [
    "documents that all failed",
    { documents: { ...empty.documents, failed: 3 } },
    "next open blocked blocked blocked",
    ["documents.failed"],
  ],
  [
    "a model that cannot be trained",
    { documents: ready, model: { state: "untrainable", name: "x" } },
    "done next open blocked blocked",
    ["documents.ready", "model.untrainable"],
  ],
  [
    "a model and no data",
    { documents: ready, model: chosen },
    "done done next blocked blocked",
    ["documents.ready", "model.ready", "data.none", "training.noData"],
  ],
  [
    "imported data without documents",
    { model: chosen, trainingRows: 9 },
    "open done done next blocked",
    ["documents.none", "model.ready", "data.ready", "training.none"],
  ],
  [
    "everything for training",
    { documents: ready, model: chosen, trainingRows: 9 },
    "done done done next blocked",
    ["documents.ready", "model.ready", "data.ready", "training.none"],
  ],
  [
    "an interrupted run",
    { documents: ready, model: chosen, trainingRows: 9, runs: { active: 0, waiting: 1, done: 0 } },
    "done done done next blocked",
    ["documents.ready", "model.ready", "data.ready", "training.interrupted"],
  ],
  [
    "a finished run",
    { documents: ready, model: chosen, trainingRows: 9, runs: { active: 0, waiting: 0, done: 1 } },
    "done done done done next",
    ["documents.ready", "model.ready", "data.ready", "training.ready", "use.none"],
  ],
  [
    "an export",
    {
      documents: ready,
      model: chosen,
      trainingRows: 9,
      runs: { active: 0, waiting: 0, done: 1 },
      artifacts: 2,
    },
    "done done done done done",
    ["documents.ready", "model.ready", "data.ready", "training.ready", "use.ready"],
  ],
];

for (const [what, facts, states, reasons] of cases) {
  Deno.test(`stepsOf() of ${what}`, () => {
    const steps = stepsOf({ ...empty, ...facts });
    assert.equal(steps.map(({ state }) => state).join(" "), states);
    const told = steps.slice(0, reasons.length).map(({ reason }) => reason);
    assert.deepEqual(told, reasons.map((reason) => `overview.${reason}`));
  });
}

function inWords(facts: Partial<PathFacts>, lang: "en" | "de"): string[] {
  return stepsOf({ ...empty, ...facts }).map(({ contents }) => pathContentsText(contents, lang));
}

Deno.test("stepsOf() says what is in each step", () => {
  const full: Partial<PathFacts> = {
    documents: { ready: 11, processing: 0, uploaded: 0, failed: 1 },
    chunks: 418,
    model: { state: "ready", name: "SmolLM2 135M" },
    trainingRows: 1640,
    versions: 3,
    runs: { active: 1, waiting: 0, done: 2 },
    runPercent: 62,
    artifacts: 2,
    artifactBytes: 164e6,
  };
  assert.deepEqual(inWords(full, "en"), [
    "12 files · 418 chunks · 1 failed",
    "SmolLM2 135M",
    "1,640 rows · 3 versions",
    "running · 62%",
    "2 files · 164 MB",
  ]);
  assert.equal(inWords(full, "de")[2], "1.640 Zeilen · 3 Versionen");
  assert.deepEqual(inWords({}, "en"), ["", "", "", "", ""]);
  const runs = { active: 0, waiting: 1, done: 2 };
  assert.equal(inWords({ runs, runPercent: 9 }, "en")[3], "2 runs");
  assert.equal(
    inWords({ runs: { ...runs, done: 0 }, runPercent: 9 }, "de")[3],
    "unterbrochen · 9 %",
  );
});
