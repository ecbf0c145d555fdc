import assert from "node:assert/strict";
import { usualEngine } from "./usual_engine.ts";

Deno.test("usualEngine() takes PyTorch on a graphics processor, else our own, if it knows the model", () => {
  const [onCpu, onGpu] = [{ variant: "cpu" }, { variant: "cuda" }] as const;
  assert.equal(usualEngine(onCpu, ["native", "python"]), "native");
  assert.equal(usualEngine(onGpu, ["native", "python"]), "python");
  assert.equal(usualEngine(onCpu, ["python"]), "python");
  assert.equal(usualEngine(onGpu, ["native"]), "native");
  assert.equal(usualEngine(onCpu, null), "native");
});
