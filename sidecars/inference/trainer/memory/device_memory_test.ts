import assert from "node:assert/strict";
import { UnfitDevice } from "../ggml/unfit_device.ts";
import { admitTo } from "./device_memory.ts";

const mebibyte = 2 ** 20;
const device = { memory: () => ({ free: 1024 * mebibyte, total: 2048 * mebibyte }) };

Deno.test("what fits into a device's memory is admitted", () => {
  admitTo(device, 900 * mebibyte);
});

Deno.test("what leaves nothing for the screen is not", () => {
  assert.throws(() => admitTo(device, 1000 * mebibyte), (error) => {
    assert.ok(error instanceof UnfitDevice);
    assert.equal(error.message, "1000 MiB are needed there, 1024 MiB are free");
    return true;
  });
});
