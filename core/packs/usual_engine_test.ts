import assert from "node:assert/strict";
import { engineToUse, usualEngine } from "./usual_engine.ts";

Deno.test("usualEngine() takes PyTorch on a graphics processor, else our own, if it knows the model", () => {
  const [onCpu, onGpu] = [{ variant: "cpu" }, { variant: "cuda" }] as const;
  assert.equal(usualEngine(onCpu, ["native", "python"]), "native");
  assert.equal(usualEngine(onGpu, ["native", "python"]), "python");
  assert.equal(usualEngine(onCpu, ["python"]), "python");
  assert.equal(usualEngine(onGpu, ["native"]), "native");
  assert.equal(usualEngine(onCpu, null), "native");
});

Deno.test("engineToUse() takes what is ready before what would suit", async () => {
  const ready = (...ids: string[]) => (id: string) => Promise.resolve(ids.includes(id));
  const both = ["native", "python"] as const;
  assert.equal(await engineToUse("native", both, ready("native", "python")), "native");
  assert.equal(await engineToUse("native", both, ready("python")), "python");
  assert.equal(await engineToUse("python", both, ready("native")), "native");
  assert.equal(await engineToUse("python", both, ready()), "python");
  assert.equal(await engineToUse("native", ["native"], ready("python")), "native");
});
