import assert from "node:assert/strict";
import { join } from "node:path";
import { ggmlTest, installedLlama } from "../testing/installed.ts";
import { tinyVocabularySize, writeVocabulary } from "../testing/tiny_vocabulary.ts";
import { openVocabulary, type Vocabulary } from "./vocabulary.ts";

function vocabularyTest(name: string, check: (vocabulary: Vocabulary) => void): void {
  ggmlTest(name, async () => {
    const folder = await Deno.makeTempDir();
    try {
      const path = join(folder, "a.gguf");
      await writeVocabulary(path);
      using vocabulary = await openVocabulary(installedLlama(), path);
      check(vocabulary);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}

vocabularyTest("a text can have more tokens than bytes", ({ ids, text }) => {
  // SentencePiece puts a space before a text, whose mark (U+2581) has three bytes.
  const found = ids("aa");
  assert.deepEqual(found, [3 + 0xe2, 3 + 0x96, 3 + 0x81, 259, 259]);
  assert.match(text(found), /aa$/);
});

vocabularyTest("a text can have fewer tokens than bytes, or none", ({ ids }) => {
  assert.deepEqual([ids("</s>"), ids("")], [[2], []]);
});

vocabularyTest("a vocabulary tells its size", ({ size }) => {
  assert.equal(size, tinyVocabularySize);
});
