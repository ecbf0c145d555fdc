import assert from "node:assert/strict";
import { answeringNeed } from "../memory/answering_need.ts";
import { tinyPlan } from "../testing/tiny_plan.ts";
import { answerSamples } from "./sample_answers.ts";
import type { Session } from "./session.ts";

Deno.test("what answers would need is told in the megabytes that its text speaks of", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/model.gguf`;
    const file = 50_000_000;
    await Deno.writeFile(path, new Uint8Array());
    await Deno.truncate(path, file);
    const said: unknown[][] = [];
    const session = {
      config: { samples: ["a"], checkpointDir: folder },
      channel: { warning: (...what: unknown[]) => said.push(what) },
      base: { head: { path }, plan: tinyPlan, window: 64 },
      compute: { trained: 0 },
      encoder: { promptIds: () => [1] },
      memory: { limit: 0 },
    } as unknown as Session;
    await answerSamples(session);
    const need = answeringNeed({ plan: tinyPlan, file, context: 50, trained: 0 });
    const megabytes = Math.ceil(need / 1e6);
    const [[message, code, params]] = said as [[string, string, object]];
    assert.match(message, new RegExp(` ${megabytes} MB `));
    assert.deepEqual([code, params], ["samples_need_memory", { megabytes }]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
