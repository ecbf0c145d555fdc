import assert from "node:assert/strict";
import { longestLineBytes, readLines } from "./read_lines.ts";

async function read(pieces: readonly (string | Uint8Array)[]) {
  const encoder = new TextEncoder();
  const stream = ReadableStream.from(
    pieces.map((piece) => typeof piece === "string" ? encoder.encode(piece) : piece),
  );
  return await Array.fromAsync(readLines(stream), ({ line, offset, bytes, ended }) => ({
    line,
    offset,
    text: bytes && new TextDecoder().decode(bytes),
    ended,
  }));
}

Deno.test("readLines() joins pieces and knows where lines begin", async () => {
  assert.deepEqual(await read(["a\nb", "c\r", "\n\nlä", "st"]), [
    { line: 1, offset: 0, text: "a", ended: true },
    { line: 2, offset: 2, text: "bc", ended: true },
    { line: 3, offset: 6, text: "", ended: true },
    { line: 4, offset: 7, text: "läst", ended: false },
  ]);
  assert.deepEqual(await read([]), []);
  assert.deepEqual(await read(["x\n"]), [{ line: 1, offset: 0, text: "x", ended: true }]);
});

Deno.test("readLines() passes over a line of 100 MiB without keeping it", async () => {
  const piece = new Uint8Array(1024 * 1024).fill(97);
  async function* pieces() {
    yield new TextEncoder().encode("first\n");
    for (let at = 0; at < 100; at++) yield await Promise.resolve(piece);
    yield new TextEncoder().encode("\nlast\n");
  }
  const before = Deno.memoryUsage().rss;
  const lines = await Array.fromAsync(readLines(pieces()));
  assert.ok(Deno.memoryUsage().rss - before < 60 * 1024 * 1024);
  assert.deepEqual(lines.map(({ bytes }) => bytes?.length ?? null), [5, null, 4]);
  assert.equal(lines[2]!.offset, 6 + 100 * piece.length + 1);
  const longest = new Uint8Array(longestLineBytes).fill(97);
  const [kept] = await Array.fromAsync(readLines(ReadableStream.from([longest])));
  assert.equal(kept!.bytes!.length, longestLineBytes);
});
