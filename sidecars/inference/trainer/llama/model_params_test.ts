import assert from "node:assert/strict";
import { ggmlTest, installedLlama } from "../testing/installed.ts";
import { askForVocabulary } from "./model_params.ts";
import { llamaSymbols } from "./symbols.ts";
import { openVocabulary } from "./vocabulary.ts";

ggmlTest("the settings of llama.cpp lie where they are expected", () => {
  const { symbols } = Deno.dlopen(installedLlama(), llamaSymbols);
  const params = symbols.llama_model_default_params();
  askForVocabulary(params);
  assert.equal(params[72], 1);
  // Another layout, and a library that answers with fewer bytes.
  params[24] = 7;
  assert.throws(() => askForVocabulary(params), /unknown way/);
  assert.throws(() => askForVocabulary(params.subarray(0, 64)), /unknown way/);
});

ggmlTest("a file that llama.cpp cannot load is an error, not the end of the process", async () => {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(path, "GGUF, but not really");
    await assert.rejects(openVocabulary(installedLlama(), path), /cannot load/);
  } finally {
    await Deno.remove(path);
  }
});
