import assert from "node:assert/strict";
import { createStopWatch } from "./stop_text.ts";

/** Pushes pieces until one stops; returns what was handed on. */
function read(pieces: string[], stops: string[]): { pieces: string[]; stopped: boolean } {
  const watch = createStopWatch(stops);
  const heard: string[] = [];
  for (const piece of pieces) {
    const { text, stopped } = watch.push(piece);
    heard.push(text);
    if (stopped) return { pieces: heard, stopped };
  }
  return { pieces: [...heard, watch.rest()], stopped: false };
}

Deno.test("createStopWatch() hands on at once what begins no stop text", () => {
  assert.deepEqual(read(["a", "b"], []), { pieces: ["a", "b", ""], stopped: false });
  assert.deepEqual(read(["a", "b"], ["END"]), { pieces: ["a", "b", ""], stopped: false });
});

Deno.test("createStopWatch() ends before a stop text that comes in pieces", () => {
  assert.deepEqual(read(["say ", "E", "N", "D", "x"], ["END"]).pieces.join(""), "say ");
  assert.equal(read(["a<|", "im_", "end|>b"], ["<|im_end|>"]).stopped, true);
});

Deno.test("createStopWatch() gives back what only looked like one", () => {
  assert.equal(read(["E", "NE", "N!"], ["END"]).pieces.join(""), "ENEN!");
  assert.equal(read(["at the EN"], ["END"]).pieces.join(""), "at the EN");
});

Deno.test("createStopWatch() takes the first of several, and no empty one", () => {
  assert.equal(read(["one two three"], ["three", "two", ""]).pieces.join(""), "one ");
});
