import assert from "node:assert/strict";
import { defaultPrompts } from "@/core/contract/text/generator_prompts.ts";
import { promptWarnings } from "./prompt_warnings.ts";

Deno.test("promptWarnings() names what no variable is called, and a template without the passage", () => {
  assert.deepEqual(promptWarnings("generatorUserPrompt", "Frage zu {unsinn} und {x1}.", "de"), [
    "{unsinn}, {x1} sind unbekannt und werden so gesendet. Bekannt sind {topic}, {chunk}, {heading}, {question_type}.",
    "Ohne {chunk} sieht das Modell Ihre Dokumente nicht.",
  ]);
  assert.deepEqual(promptWarnings("generatorSystemPrompt", "{unsinn}", "de"), [
    "{unsinn} ist unbekannt und wird so gesendet. Bekannt sind {topic}, {chunk}, {heading}, {question_type}.",
  ]);
});

Deno.test("promptWarnings() has nothing to say of the built-in prompts, nor of none", () => {
  for (const { system, user } of Object.values(defaultPrompts)) {
    assert.deepEqual(promptWarnings("generatorSystemPrompt", system, "en"), []);
    assert.deepEqual(promptWarnings("generatorUserPrompt", user, "en"), []);
  }
  assert.deepEqual(promptWarnings("generatorUserPrompt", " ", "en"), []);
});
