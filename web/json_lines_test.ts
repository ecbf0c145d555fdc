import assert from "node:assert/strict";
import type { PublicError } from "./errors.ts";
import { jsonLines } from "./json_lines.ts";

const shown: PublicError = {
  code: "internal",
  status: 500,
  message: "m",
  hint: "h",
  requestId: "r",
};

function open(source: (signal: AbortSignal) => AsyncIterable<unknown>): Response {
  return jsonLines({ request: new Request("http://x"), report: () => shown }, source);
}

Deno.test("jsonLines() sends each value as a line", async () => {
  const response = open(async function* () {
    yield { text: "a\nb" };
    yield await Promise.resolve(2);
  });
  assert.equal(response.headers.get("content-type"), "application/x-ndjson");
  assert.equal(await response.text(), '{"text":"a\\nb"}\n2\n');
});

Deno.test("jsonLines() ends with what went wrong", async () => {
  const response = open(async function* () {
    yield await Promise.resolve(1);
    throw new Error("secret");
  });
  const lines = (await response.text()).trim().split("\n");
  assert.deepEqual(lines.map((line) => JSON.parse(line)), [1, { type: "failed", error: shown }]);
});

Deno.test("jsonLines() lets the source clear up when the reader leaves between two lines", async () => {
  const cleared = Promise.withResolvers<boolean>();
  const response = open(async function* (signal) {
    try {
      while (true) yield await Promise.resolve("line");
    } finally {
      cleared.resolve(signal.aborted);
    }
  });
  const reader = response.body!.getReader();
  await reader.read();
  await reader.cancel();
  assert.equal(await cleared.promise, true);
});
