import assert from "node:assert/strict";
import type { AnswererChoice } from "@/core/contract/answers.ts";
import type { ArtifactId } from "@/core/contract/ids.ts";
import { answerOptions, answerPresets } from "./answer_choice.ts";

const tuned: AnswererChoice = {
  answerer: { kind: "tuned", artifactId: "a1" as ArtifactId },
  name: "Boathouse",
  window: 2048,
};
const base: AnswererChoice = { answerer: { kind: "base" }, name: "Small", window: 2048 };
const server: AnswererChoice = { answerer: { kind: "server" }, name: "Large", window: 8192 };

Deno.test("answerOptions() has each model with and without documents, each with a key of its own", () => {
  const options = answerOptions([base, tuned]);
  assert.deepEqual(options.map(({ name, withDocuments }) => [name, withDocuments]), [
    ["Small", true],
    ["Small", false],
    ["Boathouse", true],
    ["Boathouse", false],
  ]);
  assert.equal(new Set(options.map(({ key }) => key)).size, options.length);
});

Deno.test("answerPresets() begin with one answer of the first model from the documents", () => {
  assert.deepEqual(answerPresets([tuned, base, server]), {
    one: ["tuned a1 with"],
    documents: ["tuned a1 with", "tuned a1 without"],
    compare: ["base with", "base without", "tuned a1 with", "tuned a1 without"],
  });
  assert.deepEqual(answerPresets([base]).compare, undefined);
  assert.deepEqual(answerPresets([]), {});
});
