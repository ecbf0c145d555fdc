import assert from "node:assert/strict";
import {
  RecursiveCharacterTextSplitter,
  SupportedTextSplitterLanguages,
} from "@langchain/textsplitters";
import { codeEndings, type CodeLanguage } from "@/core/contract/mod.ts";
import { defaultSeparators, languageSeparators, separatorsFor } from "./separators.ts";

Deno.test("languageSeparators() are those of @langchain/textsplitters, for each of its languages", () => {
  // We read web pages as text without their tags, so that HTML's own are of no use.
  const known = SupportedTextSplitterLanguages.filter((language) => language !== "html");
  for (const language of known) {
    assert.deepEqual(
      languageSeparators(language),
      RecursiveCharacterTextSplitter.getSeparatorsForLanguage(language),
      language,
    );
  }
  const ours = (Object.keys(codeEndings) as CodeLanguage[]).filter((name) => name !== "other");
  assert.deepEqual([...ours, "markdown"].sort(), [...known].sort());
});

Deno.test("separatorsFor() follows the format, and the ending of source code", () => {
  assert.equal(separatorsFor("md", "a.txt")[0], "\n## ");
  assert.equal(separatorsFor("code", "src/a.test.TSX")[0], "\nfunction ");
  assert.equal(separatorsFor("code", "a.py")[0], "\nclass ");
  for (const name of ["a.json", "a", "a.constructor"]) {
    assert.deepEqual(separatorsFor("code", name), defaultSeparators);
  }
  assert.deepEqual(separatorsFor("txt", "a.md"), defaultSeparators);
});
