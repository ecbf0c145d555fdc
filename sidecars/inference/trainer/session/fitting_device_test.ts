import assert from "node:assert/strict";
import type { Device } from "../ggml/device.ts";
import { NoMemory } from "../ggml/no_memory.ts";
import { UnfitDevice } from "../ggml/unfit_device.ts";
import { onFittingDevice } from "./fitting_device.ts";

const devices = ["small", "odd", "good", "better"].map((name) => ({ name })) as unknown as Device[];

function listening() {
  const warnings: [string, string?, object?][] = [];
  const warning = (...said: [string, string?, object?]) => warnings.push(said);
  return { warnings, channel: { warning } };
}

Deno.test("the first device that can is taken, and the others are warned of", async () => {
  const { warnings, channel } = listening();
  const taken = await onFittingDevice(devices, channel, (device) => {
    if (device?.name === "small") throw new NoMemory("ggml gave no memory");
    if (device?.name === "odd") throw new UnfitDevice("it has no AdamW");
    return Promise.resolve(device?.name);
  });
  assert.equal(taken, "good");
  assert.deepEqual(warnings, [
    ["small is not used: ggml gave no memory.", "device_unfit", { device: "small" }],
    ["odd is not used: it has no AdamW.", "device_unfit", { device: "odd" }],
  ]);
});

Deno.test("without a fitting device the processor is taken", async () => {
  const { warnings, channel } = listening();
  const taken = await onFittingDevice(devices.slice(0, 1), channel, (device) => {
    return device ? Promise.reject(new UnfitDevice("no")) : Promise.resolve("processor");
  });
  assert.equal(taken, "processor");
  assert.equal(warnings.length, 1);
});

Deno.test("other errors are no fault of a device", async () => {
  const { warnings, channel } = listening();
  const attempt = () => Promise.reject(new TypeError("a mistake"));
  await assert.rejects(onFittingDevice(devices, channel, attempt), TypeError);
  assert.deepEqual(warnings, []);
});
