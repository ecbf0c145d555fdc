import assert from "node:assert/strict";
import { openStep } from "./open_step.ts";

Deno.test("openStep() tells a page's step by its address", () => {
  const steps = [{ name: "documents" }, { name: "data" }] as const;
  const of = (path: string) => openStep(path, steps);
  assert.equal(of("/projects/1/data/import"), "data");
  assert.equal(of("/projects/1"), null);
  assert.equal(of("/projects/1/manage"), null);
  assert.equal(of("/projects/1/ask"), "documents");
  assert.equal(of("/runs/1"), "training");
  assert.equal(of("/evaluations/1"), "use");
  assert.equal(of("/settings"), null);
});
