import assert from "node:assert/strict";
import { checkTokenisation, tokenisationTexts } from "./tokenisation.ts";

/** Cuts text into its characters' numbers. */
function byCharacter(texts: readonly string[]): Promise<number[][]> {
  return Promise.resolve(texts.map((text) => [...text].map((sign) => sign.codePointAt(0) ?? 0)));
}

Deno.test("checkTokenisation() finds equal tokenisers equal", async () => {
  const report = await checkTokenisation({ reference: byCharacter, candidate: byCharacter });
  assert.deepEqual(report, { isEqual: true, total: tokenisationTexts.length, differences: [] });
  assert.ok(tokenisationTexts.length >= 24);
});

Deno.test("checkTokenisation() finds the texts that a lost rule for digits changes", async () => {
  const withoutRule = async (texts: readonly string[]) =>
    await byCharacter(texts.map((text) => text.replace(/\s{2,}(?=\d)/g, " ")));
  const { isEqual, differences } = await checkTokenisation({
    reference: byCharacter,
    candidate: withoutRule,
  });
  assert.equal(isEqual, false);
  assert.ok(differences.some(({ text }) => text === "\n\n42"));
  assert.ok(!differences.some(({ text }) => text === "a 42"));
});

Deno.test("checkTokenisation() takes a missing answer for a difference", async () => {
  const texts = ["a", "b"];
  const candidate = async () => (await byCharacter(texts)).slice(0, 1);
  const report = await checkTokenisation({ reference: byCharacter, candidate, texts });
  assert.deepEqual(report.differences, [{ text: "b", reference: [98], candidate: [] }]);
});

Deno.test("tokenisationTexts hold digits after white space, umlauts, emoji, CJK, CRLF, specials", () => {
  const whole = tokenisationTexts.join("\u0000");
  for (
    const pattern of [/\s\s\d/, /[äöüß]/, /\p{Emoji_Presentation}/u, /\p{Script=Han}/u, /\r\n/]
  ) {
    assert.match(whole, pattern);
  }
  assert.ok(whole.includes("<|im_end|>"));
});
