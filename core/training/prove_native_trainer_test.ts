import assert from "node:assert/strict";
import { testUnless } from "@/core/system/testing.ts";
import { proveNativeTrainer } from "./prove_native_trainer.ts";
import { testSpawner } from "./testing/fake_trainer.ts";
import { findNativeTrainer } from "./testing/native_engine.ts";

const { command, missing } = await findNativeTrainer();
const spawner = testSpawner();
const onProcessor = { signal: new AbortController().signal, forceCpu: true };

testUnless(missing, "proveNativeTrainer() trains for two steps", async () => {
  const proof = await proveNativeTrainer({ spawner, command }, onProcessor);
  assert.deepEqual(proof, { ok: true, detail: "" });
});

Deno.test("proveNativeTrainer() tells what is wrong with an engine that does not train", async () => {
  const broken = {
    command: Deno.execPath(),
    args: ["eval", "console.error('no such library'); Deno.exit(1)"],
    env: {},
  };
  const proof = await proveNativeTrainer({ spawner, command: broken }, onProcessor);
  assert.deepEqual(proof, { ok: false, detail: "no such library." });
});

Deno.test("proveNativeTrainer() tells that an engine could not be started", async () => {
  const command = { command: "/nowhere/deno", args: [], env: {} };
  const { ok, detail } = await proveNativeTrainer({ spawner, command }, onProcessor);
  assert.equal(ok, false);
  assert.match(detail, /\.$/);
});
