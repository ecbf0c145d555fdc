import assert from "node:assert/strict";
import type { Checkpoint } from "../checkpoint/read_checkpoint.ts";
import type { DeviceKind } from "../ggml/device.ts";
import { warnAboutChanges, warnAboutMissing } from "./announce.ts";
import type { Session } from "./session.ts";

/** A session with two threads on a device, and what it warns of. */
function sessionOn(kind: DeviceKind, missing: readonly string[] = []) {
  const warned: [string?, object?][] = [];
  const warning = (_: string, ...said: [string?, object?]) => warned.push(said);
  const device = kind === "cpu" ? null : { name: "Card" };
  const compute = { kind, device, missing: new Set(missing) };
  return { warned, session: { threads: 2, channel: { warning }, compute } as unknown as Session };
}

function checkpoint(state: { device: string; threads: number }): Checkpoint {
  return { folder: "", state } as unknown as Checkpoint;
}

Deno.test("a run that goes on as it began has nothing to warn of", () => {
  const { warned, session } = sessionOn("cuda");
  warnAboutChanges(checkpoint({ device: "cuda", threads: 2 }), session);
  assert.deepEqual(warned, []);
});

Deno.test("a run that goes on on another device says so", () => {
  const { warned, session } = sessionOn("cpu");
  warnAboutChanges(checkpoint({ device: "vulkan", threads: 2 }), session);
  assert.deepEqual(warned, [["device_changed", { now: "cpu", before: "vulkan" }]]);
});

Deno.test("a run that goes on with other threads says so", () => {
  const { warned, session } = sessionOn("cpu");
  warnAboutChanges(checkpoint({ device: "cpu", threads: 8 }), session);
  assert.deepEqual(warned, [["threads_changed", { now: 2, before: "8" }]]);
});

Deno.test("what a device lacks is told, of the processor nothing", () => {
  const poor = sessionOn("vulkan", ["ROPE_BACK", "OUT_PROD"]);
  warnAboutMissing(poor.session);
  const operations = "ROPE_BACK, OUT_PROD";
  assert.deepEqual(poor.warned, [["device_operations", { device: "Card", operations }]]);
  const processor = sessionOn("cpu");
  warnAboutMissing(processor.session);
  assert.deepEqual(processor.warned, []);
});
