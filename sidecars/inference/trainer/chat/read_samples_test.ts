import assert from "node:assert/strict";
import { join } from "node:path";
import { UnreadableText } from "../llama/vocabulary.ts";
import type { ChatEncoder } from "./encoder.ts";
import { readSamples } from "./read_samples.ts";

const row = (answer: string) =>
  JSON.stringify({
    messages: [{ role: "user", content: "a" }, { role: "assistant", content: answer }],
  });

/** Reads rows with these answers; `error` is thrown for the answer “odd”. */
async function read(answers: readonly string[], error: Error) {
  const folder = await Deno.makeTempDir();
  const warned: string[] = [];
  const encoder: ChatEncoder = {
    endOfTurn: 2,
    promptIds: () => [1],
    encode([_, answer]) {
      if (answer!.content === "odd") throw error;
      return { prompt: [1], completion: [2] };
    },
    fit: (sample) => sample,
  };
  try {
    const path = join(folder, "rows.jsonl");
    await Deno.writeTextFile(path, answers.map(row).join("\n"));
    return { samples: await readSamples(path, encoder, (text) => warned.push(text)), warned };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a row whose text is unreadable is left out and named", async () => {
  const { samples, warned } = await read(["b", "odd", "c"], new UnreadableText("it is odd"));
  assert.deepEqual([samples.rows.length, samples.broken], [2, 1]);
  assert.deepEqual(warned, ["rows.jsonl line 2 is left out: it is odd"]);
});

Deno.test("what is no fault of a row ends the reading", async () => {
  await assert.rejects(read(["odd"], new RangeError("Array buffer allocation failed")), RangeError);
});
