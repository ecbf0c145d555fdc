import assert from "node:assert/strict";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { ShownJob } from "../jobs/shown_job.ts";
import type { Meaning } from "./meaning.ts";
import MeaningLine from "./MeaningLine.tsx";

const waiting: ShownJob = { state: "queued", progress: null, attempt: 1, error: null, log: [] };

function said(
  now: Partial<ShownJob> | null,
  embedder: "ready" | "missing" = "ready",
  how: { answering?: Meaning["answering"]; isFailing?: boolean } = {},
): string {
  const job = now && { id: "1", now: { ...waiting, ...now } };
  return renderToString(
    h(MeaningLine, { job, embedder, answering: "none", isFailing: false, ...how, lang: "en" }),
  );
}

Deno.test("a project says how many of its passages are found by meaning, and how long the rest takes", () => {
  const progress = { phase: "embedding.phase.embed", done: 312, total: 1900, unit: "chunks" };
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  const points = [0, 10, 20, 30, 40].map((second) => ({
    ...progress,
    done: 112 + second * 5,
    at: at(second),
  }));
  const running = said({ state: "running", progress, points });
  assert.match(running, /312 of 1,900 passages by meaning as well · about 5 min left/);
  assert.match(running, /href="\/jobs\/1"/);
  assert.match(running, /<progress/);
});

Deno.test("a project says what keeps it from being searched by meaning", () => {
  assert.match(said(null, "missing"), /With one more part/);
  assert.match(said(null), /by words only/);
  const error = { code: "x", message: "Out of order.", hint: "Try again." };
  assert.match(said({ state: "failed", error }), /Out of order\. Try again\./);
  assert.match(said({ state: "failed", error }, "missing"), /href="\/settings#packs"/);
  assert.match(said({ state: "paused" }), /is paused/);
  assert.match(said({ state: "done" }), /by words and by meaning/);
});

Deno.test("a project says which vectors answer, and that none can", () => {
  const former = { answering: "former" } as const;
  assert.match(said({ state: "paused" }, "ready", former), /Until then the former vectors answer/);
  assert.doesNotMatch(said({ state: "done" }, "ready", former), /former/);
  assert.match(said({ state: "failed" }, "ready", former), /with the former vectors as long as/);
  assert.match(said({ state: "failed" }, "ready", { answering: "chosen" }), /before this failed/);
  const gone = said({ state: "done" }, "ready", { answering: "chosen", isFailing: true });
  assert.match(gone, /by meaning not just now/);
  assert.doesNotMatch(gone, /by words and by meaning/);
  assert.doesNotMatch(said({ state: "failed" }, "ready", { ...former, isFailing: true }), /former/);
});
