import assert from "node:assert/strict";
import { bytesText } from "./bytes.ts";

Deno.test("bytesText() says sizes as people do, in their language", () => {
  assert.equal(bytesText(0, "de"), "0 Byte");
  assert.equal(bytesText(300, "en"), "300 bytes");
  assert.equal(bytesText(1.25e6, "de"), "1,3 MB");
  assert.equal(bytesText(1.25e6, "en"), "1.3 MB");
  assert.equal(bytesText(98_362_432, "de"), "98 MB");
  assert.equal(bytesText(512e6, "de"), "512 MB");
  assert.equal(bytesText(64e9, "en"), "64 GB");
  assert.equal(bytesText(4096e9, "en"), "4,096 GB");
});

Deno.test("bytesText() changes the unit where the rounded figure does", () => {
  assert.equal(bytesText(999, "en"), "999 bytes");
  assert.equal(bytesText(1000, "en"), "1 kB");
  assert.equal(bytesText(999_600, "en"), "1 MB");
  assert.equal(bytesText(1e6, "en"), "1 MB");
  assert.equal(bytesText(999_999_999, "en"), "1 GB");
});
