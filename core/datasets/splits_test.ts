import assert from "node:assert/strict";
import { drawDocuments } from "./splits.ts";

const none = new Map<string, boolean>();

function draw(count: number, share: number, size: (at: number) => number = () => 1) {
  const sizes = new Map(Array.from({ length: count }, (_, at) => [`d${at}`, size(at)]));
  return drawDocuments(sizes, { decided: none, share, seed: 7 });
}

Deno.test("drawDocuments() takes no document where one would be more than the share", () => {
  for (const count of [1, 2, 3, 6, 9]) assert.equal(draw(count, 0.1).size, 0, `${count}`);
  assert.equal(draw(10, 0.1).size, 1);
  assert.equal(draw(29, 0.1).size, 2);
  assert.equal(draw(2, 0.5).size, 0, "fewer than three");
  assert.equal(draw(4, 0.5).size, 2);
  assert.equal(draw(40, 0).size, 0);
});

Deno.test("drawDocuments() takes no document that holds more than the share of what is said", () => {
  const held = draw(10, 0.1, (at) => at === 3 ? 1 : 50);
  assert.deepEqual([...held], ["d3"]);
  assert.equal(draw(10, 0.1, (at) => at + 90).size <= 1, true);
});

Deno.test("drawDocuments() counts what was decided before", () => {
  const sizes = new Map(Array.from({ length: 20 }, (_, at) => [`d${at}`, 1]));
  const decided = new Map([["d1", true], ["d2", true], ["d3", false]]);
  assert.deepEqual([...drawDocuments(sizes, { decided, share: 0.1, seed: 7 })], ["d1", "d2"]);
  const more = drawDocuments(sizes, { decided, share: 0.2, seed: 7 });
  assert.equal(more.size, 4);
  assert.ok(!more.has("d3"));
});
