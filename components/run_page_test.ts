import assert from "node:assert/strict";
import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { JobState } from "@/core/contract/jobs.ts";
import type { RunId } from "@/core/contract/ids.ts";
import JobLog from "./JobLog.tsx";
import RunActions from "./RunActions.tsx";
import type { ShownMetrics } from "./RunFigures.tsx";
import RunNow from "./RunNow.tsx";
import RunRest from "./RunRest.tsx";

const begun: ShownMetrics = {
  runId: "run" as RunId,
  state: "running",
  phase: null,
  attempt: 1,
  curve: [],
  evals: [],
  step: 0,
  totalSteps: null,
  epoch: 0,
  epochs: null,
  loss: null,
  bestLoss: null,
  bestStep: null,
  learningRate: null,
  tokensPerS: null,
  memoryBytes: null,
  elapsedS: 0,
  etaS: null,
  device: null,
  samples: [],
  log: [],
  error: null,
};

/** What stands on the page, without tags. */
function seen(page: JSX.Element | null): string {
  if (page === null) return "";
  return renderToString(page).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim();
}

Deno.test("RunNow says what a run is busy with until there are figures", () => {
  const now = (change: Partial<ShownMetrics>) =>
    seen(RunNow({ metrics: { ...begun, ...change }, lang: "de" }));
  assert.equal(now({}), "Die Trainings-Engine startet");
  assert.equal(now({ phase: "load" }), "Das Basismodell wird geladen");
  assert.equal(now({ state: "queued" }), "Der Lauf wartet, bis er an der Reihe ist.");
  const third = { phase: "train", step: 3, totalSteps: 20, epoch: 0.15, epochs: 1 } as const;
  assert.match(now(third), /^Stand Schritt 3 von 20 · Durchgang 1 von 1 Fehlermaß \(Verlust\) –/);
  assert.match(now({ ...third, epoch: 1 }), /Durchgang 1 von 1/);
  assert.match(now({ ...third, epoch: 1.05, epochs: 3 }), /Durchgang 2 von 3/);
});

Deno.test("RunRest says what pausing and cancelling did, and nothing else", () => {
  const rest = (state: JobState, savedStep: number | null) =>
    seen(RunRest({ state, savedStep, lang: "en" }));
  assert.equal(rest("paused", 4), "Paused after step 4; the state is saved.");
  assert.match(rest("paused", null), /^Paused before anything could be saved/);
  assert.match(rest("cancelled", 4), /^Cancelled after step 4: unlike a paused run/);
  assert.match(rest("cancelled", null), /^Cancelled before anything was saved/);
  assert.deepEqual([rest("running", 4), rest("done", 4)], ["", ""]);
});

Deno.test("RunActions offers the best saved state only where there is one", () => {
  const actions = (state: JobState, hasBest: boolean) =>
    seen(RunActions({ runId: "run", state, hasBest, lang: "de" }));
  assert.equal(actions("paused", false), "Fortsetzen");
  assert.equal(actions("paused", true), "Fortsetzen Vom besten Zwischenstand weiter");
  assert.equal(actions("running", true), "Anhalten Abbrechen");
});

Deno.test("JobLog tells an empty log from one that may still be written", () => {
  const log = (state: JobState, lines: string[] = []) => seen(JobLog({ lines, state, lang: "de" }));
  assert.equal(log("running"), "Noch nichts im Protokoll.");
  assert.equal(log("done"), "Das Protokoll ist leer.");
  assert.equal(log("done", ["a", "b"]), "a b");
});
