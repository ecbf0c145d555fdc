import assert from "node:assert/strict";
import { join } from "node:path";
import { openAnswerLog } from "./answer_log.ts";

const answer = { text: "Zwölf", right: true, finish: "stop", ms: 5 } as const;

async function withFile(use: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(join(folder, "answers.jsonl"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("openAnswerLog() finds the answers of an earlier attempt", async () => {
  await withFile(async (path) => {
    {
      await using log = await openAnswerLog(path, "a");
      await log.add({ index: 0, model: "base", answer });
      await log.add({ index: 1, model: "tuned", answer });
    }
    await using log = await openAnswerLog(path, "a");
    assert.equal(log.count, 2);
    assert.deepEqual(log.find(1, "tuned"), answer);
    assert.equal(log.find(1, "base"), undefined);
  });
});

Deno.test("openAnswerLog() drops a line that was torn off, at every byte", async () => {
  await withFile(async (path) => {
    {
      await using log = await openAnswerLog(path, "a");
      await log.add({ index: 0, model: "base", answer });
      await log.add({ index: 1, model: "base", answer });
    }
    const whole = await Deno.readFile(path);
    for (let length = 0; length < whole.length; length++) {
      await Deno.writeFile(path, whole.subarray(0, length));
      {
        await using log = await openAnswerLog(path, "a");
        await log.add({ index: 2, model: "base", answer });
      }
      await using log = await openAnswerLog(path, "a");
      assert.deepEqual(log.find(2, "base"), answer, `${length} bytes`);
      assert.equal(log.find(1, "base"), undefined);
    }
  });
});

Deno.test("openAnswerLog() begins anew when something else is asked", async () => {
  await withFile(async (path) => {
    {
      await using log = await openAnswerLog(path, "a");
      await log.add({ index: 0, model: "base", answer });
    }
    await using log = await openAnswerLog(path, "b");
    assert.equal(log.count, 0);
  });
});
