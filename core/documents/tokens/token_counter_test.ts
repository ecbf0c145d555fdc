import assert from "node:assert/strict";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { createRandom, randomProse, randomText } from "../testing/random_text.ts";
import { loadTokenCounter } from "./token_counter.ts";

const byteOrderMark = "\ufeff";

/**
 * gpt-tokenizer's count, with special tokens taken for plain text. Not for U+FEFF: 4.0.0 looks
 * tokens up by text that `TextDecoder` made, which drops it (js-tiktoken counts as we do).
 */
function peerCount(text: string): number {
  return countTokens(text, { allowedSpecial: new Set(), disallowedSpecial: new Set() });
}

Deno.test("count() counts known texts", async () => {
  const { count } = await loadTokenCounter();
  assert.equal(count(""), 0);
  assert.equal(count("hello world"), 2);
  assert.equal(count("Größe"), peerCount("Größe"));
  assert.equal(count("🙂"), peerCount("🙂"));
});

Deno.test("count() takes special tokens for plain text", async () => {
  const { count } = await loadTokenCounter();
  for (const text of ["<|endoftext|>", "a <|im_start|>user<|im_end|> b", "<|endofprompt|>"]) {
    assert.equal(count(text), peerCount(text));
    assert.ok(count(text) > 3, "a special token would count once");
  }
});

Deno.test("count() counts a byte order mark as the one token that it is", async () => {
  const { count } = await loadTokenCounter();
  assert.equal(count(byteOrderMark), 1);
  assert.equal(count("a\ufeffB \ufeff"), 4);
});

Deno.test("count() equals gpt-tokenizer on random texts", async () => {
  const { count } = await loadTokenCounter();
  const random = createRandom(1);
  for (let round = 0; round < 3000; round++) {
    const text = randomText(random, random.below(40), (piece) => piece !== byteOrderMark);
    assert.equal(count(text), peerCount(text), JSON.stringify(text));
  }
  const prose = randomProse(random, 200);
  assert.equal(count(prose), peerCount(prose));
});

Deno.test("count() equals gpt-tokenizer on every character of the basic plane", async () => {
  const { count } = await loadTokenCounter();
  for (let code = 0; code < 0x10000; code += 1) {
    if ((code >= 0xd800 && code <= 0xdfff) || code === 0xfeff) continue;
    const text = `a${String.fromCharCode(code)}B ${String.fromCharCode(code)}`;
    if (count(text) !== peerCount(text)) assert.fail(`U+${code.toString(16)}`);
  }
});

Deno.test("count() equals gpt-tokenizer on long words", async () => {
  const { count } = await loadTokenCounter();
  for (const part of ["a", "ab", "ä", "漢", "=", "🙂", "aZ"]) {
    const word = part.repeat(1500);
    assert.equal(count(word), peerCount(word), part);
  }
});

Deno.test("count() ends soon on a word of a million letters", async () => {
  const { count } = await loadTokenCounter();
  assert.equal(count("a".repeat(1 << 20)), (1 << 20) / 8);
});
