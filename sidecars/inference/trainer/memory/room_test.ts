import assert from "node:assert/strict";
import type { Hyper } from "../config/hyper.ts";
import { UnfitDevice } from "../ggml/unfit_device.ts";
import { TrainerError } from "../program/failure.ts";
import { roomOn } from "./room.ts";

const mebibyte = 2 ** 20;
const device = { memory: () => ({ free: 1024 * mebibyte, total: 2048 * mebibyte }) };
const hyper = { batchSize: 1, gradientCheckpointing: true } as Hyper;
const memory = { limit: mebibyte, hyper, longestRow: null };

Deno.test("the room of a device is its own memory", () => {
  const { fits, admit } = roomOn(device, memory);
  assert.equal(fits(900 * mebibyte), true);
  assert.equal(fits(1000 * mebibyte), false);
  admit(900 * mebibyte);
  assert.throws(() => admit(1000 * mebibyte), UnfitDevice);
});

Deno.test("that of the processor is what the run may hold", () => {
  const { fits, admit } = roomOn(null, memory);
  assert.equal(fits(mebibyte), false);
  assert.throws(() => admit(mebibyte), TrainerError);
});
