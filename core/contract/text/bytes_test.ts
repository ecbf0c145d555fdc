import assert from "node:assert/strict";
import { bytesText } from "./bytes.ts";

Deno.test("bytesText() says sizes as people do, in their language", () => {
  const mebibyte = 1024 ** 2;
  assert.equal(bytesText(0, "de"), "0 Byte");
  assert.equal(bytesText(300, "en"), "300 bytes");
  assert.equal(bytesText(1.25 * mebibyte, "de"), "1,3 MB");
  assert.equal(bytesText(1.25 * mebibyte, "en"), "1.3 MB");
  assert.equal(bytesText(512 * mebibyte, "de"), "512 MB");
  assert.equal(bytesText(64 * 1024 * mebibyte, "en"), "64 GB");
  assert.equal(bytesText(4096 * 1024 * mebibyte, "en"), "4,096 GB");
});
