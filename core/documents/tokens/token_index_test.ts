import assert from "node:assert/strict";
import { createRandom, randomProse, randomText } from "../testing/random_text.ts";
import { loadTokenCounter } from "./token_counter.ts";
import { indexTokens } from "./token_index.ts";

/** A place between two characters, never inside a surrogate pair. */
function cutNear(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
}

Deno.test("indexTokens().count() counts any part as if it stood alone", async () => {
  const counter = await loadTokenCounter();
  const random = createRandom(2);
  for (let round = 0; round < 400; round++) {
    const text = round % 10 === 0
      ? randomProse(random, 5)
      : randomText(random, 1 + random.below(60)).toWellFormed();
    const index = indexTokens(text, counter);
    for (let part = 0; part < 40; part++) {
      const start = cutNear(text, random.below(text.length));
      const end = cutNear(text, start + random.below(text.length - start + 1));
      if (end < start) continue;
      const alone = counter.count(text.slice(start, end));
      assert.equal(index.count(start, end), alone, JSON.stringify({ text, start, end }));
    }
  }
});

Deno.test("indexTokens().count() counts parts of white space and of one long word", async () => {
  const counter = await loadTokenCounter();
  const text = `a${" ".repeat(50)}\n\n\n \n${"x".repeat(1500)}   b`;
  const index = indexTokens(text, counter);
  for (let start = 0; start < text.length; start += 13) {
    for (let end = start; end < text.length; end += 97) {
      assert.equal(index.count(start, end), counter.count(text.slice(start, end)));
    }
  }
});
