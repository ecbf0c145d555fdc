import assert from "node:assert/strict";
import type { Llama } from "node-llama-cpp";
import { openEngine } from "./open_engine.ts";

/** A package that notes what it is started for. */
function pretended({ drivesGraphics }: { drivesGraphics: boolean }) {
  const started: string[] = [];
  const start = (gpu: "auto" | "off") => {
    started.push(gpu);
    return Promise.resolve({} as Llama);
  };
  return { started, prebuilt: { drivesGraphics: () => drivesGraphics, start } };
}

Deno.test("a run that is forced onto the processor opens no graphics device", async () => {
  const { started, prebuilt } = pretended({ drivesGraphics: true });
  const { devices } = await openEngine({ forceCpu: true }, prebuilt);
  assert.deepEqual(devices, []);
  assert.deepEqual(started, []);
});

Deno.test("without graphics libraries llama.cpp starts once, when an answer is wanted", async () => {
  const { started, prebuilt } = pretended({ drivesGraphics: false });
  const engine = await openEngine({ forceCpu: false }, prebuilt);
  assert.deepEqual(started, []);
  await Promise.all([engine.startLlama(), engine.startLlama()]);
  assert.deepEqual(started, ["off"]);
});

Deno.test("with graphics libraries llama.cpp chooses a device at once", async () => {
  const { started, prebuilt } = pretended({ drivesGraphics: true });
  const start = async (gpu: "auto" | "off") => {
    await prebuilt.start(gpu);
    throw new Error("no driver");
  };
  await assert.rejects(openEngine({ forceCpu: false }, { ...prebuilt, start }), /no driver/);
  assert.deepEqual(started, ["auto"]);
});
