import assert from "node:assert/strict";
import { modelForm, modelOfFolder } from "./_dropped_model.ts";

function given(...names: string[]) {
  return names.map((name) => ({ file: new File(["12345"], name), name }));
}

function inFolder(path: string): File {
  return Object.defineProperty(new File(["1"], path), "webkitRelativePath", { value: path });
}

Deno.test("modelForm() takes one GGUF, or the files of one folder", () => {
  const gguf = modelForm(given("a.gguf"));
  assert.deepEqual([gguf?.name, gguf?.bytes], ["a.gguf", 5]);
  const folder = modelForm(given("tiny/config.json", "tiny/model.safetensors"));
  assert.deepEqual([folder?.name, folder?.bytes], ["tiny", 10]);
  const names = folder?.body.getAll("files").map((file) => (file as File).name);
  assert.deepEqual(names, ["tiny/config.json", "tiny/model.safetensors"]);
});

Deno.test("modelForm() refuses what is no model or more than one", () => {
  assert.equal(modelForm(given("notes.txt")), null);
  assert.equal(modelForm(given("a.gguf", "b.gguf")), null);
  assert.equal(modelForm(given("a.gguf", "t/model.safetensors")), null);
  assert.equal(modelForm([]), null);
});

Deno.test("modelOfFolder() leaves out hidden files and folders in the folder", () => {
  const files = ["m/config.json", "m/.git/x", "m/onnx/a.json", "m/.DS_Store"].map(inFolder);
  assert.deepEqual(modelOfFolder(files).map(({ name }) => name), ["m/config.json"]);
});
