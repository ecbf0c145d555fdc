import assert from "node:assert/strict";
import { defaultPrompts } from "@/core/contract/text/generator_prompts.ts";
import { firstValues, promptsOf, requestOf, withLanguage, withType } from "./model_values.ts";

const usual = defaultPrompts;
const first = firstValues({ entered: {}, ticked: null, usual, language: "de", seed: 8 });

Deno.test("withLanguage() takes prompts along that nobody changed, and no others", () => {
  const changed = withLanguage({ ...first, userPrompt: "Mein {chunk}" }, "en", usual);
  assert.deepEqual([changed.systemPrompt, changed.userPrompt], [usual.en.system, "Mein {chunk}"]);
  assert.deepEqual(withLanguage(withLanguage(first, "en", usual), "de", usual), first);
});

Deno.test("withType() keeps the usual order, and lets all go", () => {
  assert.deepEqual(withType(first, "summary", true), ["fact", "how", "why", "summary"]);
  assert.deepEqual(withType(first, "how", false), ["fact", "why"]);
});

Deno.test("requestOf() is the seed's: 100 rows at 0.7; an empty prompt is the usual one", () => {
  const request = requestOf({ ...first, systemPrompt: "  " }, usual);
  assert.deepEqual([request.samples, request.temperature, request.seed], [100, 0.7, 8]);
  assert.deepEqual([request.documentShare, request.systemPrompt], [0.1, usual.de.system]);
  assert.equal(promptsOf(first, usual).user, usual.de.user);
});

Deno.test("firstValues() keeps what was refused", () => {
  const entered = { samples: "many", language: "en", userPrompt: "x" };
  const kept = firstValues({ entered, ticked: ["summary"], usual, language: "de", seed: 7 });
  assert.deepEqual([kept.samples, kept.language, kept.userPrompt], ["many", "en", "x"]);
  assert.equal(kept.systemPrompt, usual.en.system);
  assert.deepEqual(kept.questionTypes, ["summary"]);
});

Deno.test("firstValues() keeps that no kind of question was ticked", () => {
  const kept = firstValues({ entered: {}, ticked: [], usual, language: "de", seed: 7 });
  assert.deepEqual([kept.questionTypes, first.questionTypes], [[], ["fact", "how", "why"]]);
});
