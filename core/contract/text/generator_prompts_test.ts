import assert from "node:assert/strict";
import {
  defaultPrompts,
  fillPrompt,
  promptValues,
  promptVariables,
  showsPassage,
  topicPrompts,
} from "./generator_prompts.ts";

const passage = {
  text: "The gate opens at 6:40.",
  heading: "Hours",
  questionType: "fact",
} as const;

Deno.test("fillPrompt() fills what is known, and names what is not", () => {
  const { text, unknown } = fillPrompt("{topic} {thema} {topic} {thema} {größe}", { topic: "$&" });
  assert.equal(text, "$& {thema} $& {thema} {größe}");
  assert.deepEqual(unknown, ["thema", "größe"]);
});

Deno.test("fillPrompt() leaves the braces of JSON alone", () => {
  const json = 'Format: {"instruction": "Frage"} {} { x } {1} {{topic}}';
  const { text, unknown } = fillPrompt(json, { topic: "T" });
  assert.equal(text, 'Format: {"instruction": "Frage"} {} { x } {1} {T}');
  assert.deepEqual(unknown, []);
  assert.deepEqual(fillPrompt("{constructor}", {}).unknown, ["constructor"]);
});

Deno.test("the built-in prompts use known variables only, and show the passage", () => {
  for (const language of ["de", "en"] as const) {
    const { system, user } = defaultPrompts[language];
    const values = promptValues(passage, { language, topic: "" });
    assert.deepEqual(Object.keys(values), [...promptVariables]);
    for (const prompt of [system, user]) assert.deepEqual(fillPrompt(prompt, values).unknown, []);
    assert.ok(showsPassage(user));
    const topic = topicPrompts[language];
    assert.ok(!showsPassage(topic.user));
    assert.deepEqual(fillPrompt(topic.user, values).unknown, []);
    assert.match(fillPrompt(system, values).text, /Hours/);
    const named = promptValues(passage, { language, topic: "Türme" });
    assert.match(fillPrompt(system, named).text, /Türme/);
  }
});
