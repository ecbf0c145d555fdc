import assert from "node:assert/strict";
import { join } from "node:path";
import type { BaseModel } from "@/core/contract/mod.ts";
import { findRealEngines } from "@/core/exports/testing/real_engines.ts";
import { createInference, type Inference, promptChats } from "@/core/models/mod.ts";
import { testUnless } from "@/core/system/testing.ts";
import { trainingModels } from "./training_models.ts";

const found = findRealEngines();
const missing = "missing" in found ? found.missing : null;

/** The test of the starter model, with the real engines; `change` stands between. */
async function testStarter(change: (real: Inference) => Pick<Inference, "render">) {
  if ("missing" in found) throw new TypeError(found.missing);
  const { spawner, python, trainer, starter, inference: deps } = found;
  const modelsFolder = await Deno.makeTempDir();
  const inference = createInference({ ...deps, threads: () => 1 });
  const model = { id: "starter", path: starter, format: "gguf", family: "smollm2" };
  try {
    const models = trainingModels({
      ground: { spawner },
      catalogue: { get: () => Promise.resolve(model as BaseModel) },
      inference: { tokenizer: inference.tokenizer, render: change(inference).render },
      installed: {
        modelsFolder,
        trainerScript: (name) =>
          Promise.resolve({ command: python, args: [join(trainer, name)], env: {} }),
        inference: deps.pack,
      },
    });
    return await models.testTokenisation("starter");
  } finally {
    await inference.close();
    await Deno.remove(modelsFolder, { recursive: true });
  }
}

testUnless(
  missing,
  "testTokenisation() of the starter model: texts and chats are equal",
  async () => {
    let rendered = 0;
    const outcome = await testStarter(({ render }) => ({
      render: (...call) => (rendered++, render(...call)),
    }));
    assert.deepEqual(outcome, { kind: "equal" });
    assert.equal(rendered, promptChats.length);
  },
);

testUnless(missing, "testTokenisation() sees a renderer that differs from Python's", async () => {
  const trimmed = await testStarter(({ render }) => ({
    render: (model, chat, options) =>
      render(model, chat.map((turn) => ({ ...turn, content: turn.content.trim() })), options),
  }));
  assert.ok(trimmed.kind === "different");
  assert.equal(trimmed.count, 2);
});
