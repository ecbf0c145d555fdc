import assert from "node:assert/strict";
import { join } from "node:path";
import { generationCountsEvent, presentEvent, sampleRowEvent } from "@/core/contract/mod.ts";
import { createDatasetWorld, scriptedModel } from "../testing/dataset_world.ts";

const text = "The gate opens at 6:40. The bunk room sleeps 17 guests.";
const documents = { house: [text] };

function answer(question: string): string {
  return JSON.stringify({ instruction: question, output: "At 6:40.", quote: "opens at 6:40" });
}

Deno.test("dataset.ask_model counts exactly, and tells each sample and the first rows", async () => {
  const answers = [answer("When does it open?"), answer("When does it open?"), "x", "x"];
  const model = scriptedModel((_, turn) => answers[turn] ?? answer(`Question ${turn}?`));
  await using world = await createDatasetWorld({ documents, model });
  const { datasets, jobs, ownerId, projectId, until } = world;
  const { id } = await datasets.generate(ownerId, projectId, { generator: "model", samples: 15 });
  const { result } = await until(id);
  const counts = { rows: 13, duplicates: 1, notGrounded: 0, unreadable: 1, failed: 0 };
  assert.deepEqual(result, { asked: 15, ...counts, heldOutDocuments: [] });
  assert.equal((await world.rows()).length, 13);
  const [last] = await jobs.lastEvents(id, { type: generationCountsEvent, limit: 1 });
  assert.deepEqual(last?.data, { wanted: 15, asked: 15, ...counts });
  const samples = await jobs.lastEvents(id, { type: sampleRowEvent });
  assert.equal(samples.length, 10);
  assert.equal(samples[0]?.data["instruction"], "When does it open?");
  const log = (await jobs.lastEvents(id, { type: "log" }))
    .map((event) => presentEvent(event, "de").data["message"]);
  assert.equal(log.length, 15);
  assert.deepEqual(log.slice(0, 3), [
    "1 von 15: When does it open?",
    "2 von 15: schon vorhanden – When does it open?",
    "3 von 15: verworfen, die Antwort war keine Zeile",
  ]);
});

Deno.test("dataset.ask_model keeps what is there when it is stopped, and goes on to the wanted number", async () => {
  const asked = Promise.withResolvers<void>();
  let stopHere = true;
  const plain = scriptedModel((_, turn) => answer(`Question ${turn}?`));
  let turn = 0;
  const model = {
    name: "slow",
    async *chat(request: Parameters<typeof plain.chat>[0]) {
      if (turn++ === 2 && stopHere) {
        asked.resolve();
        await new Promise((_, reject) =>
          request.signal!.addEventListener("abort", () => reject(request.signal!.reason))
        );
      }
      yield* plain.chat(request);
    },
  };
  await using world = await createDatasetWorld({ documents, model });
  const { datasets, jobs, ownerId, projectId, until } = world;
  const { id } = await datasets.generate(ownerId, projectId, { generator: "model", samples: 5 });
  await asked.promise;
  await jobs.cancel(id);
  assert.equal((await until(id)).state, "cancelled");
  assert.equal((await world.rows()).length, 2);
  const file = join(world.projectFolder, "data", "sft_data.jsonl");
  assert.equal((await Deno.readTextFile(file)).trim().split("\n").length, 2);
  stopHere = false;
  await jobs.resume(id);
  const { state, result } = await until(id);
  assert.equal(state, "done");
  assert.deepEqual((result as { asked: number; rows: number }).rows, 5);
  assert.equal((await world.rows()).length, 5);
});

Deno.test("dataset.ask_model with a prompt that shows no passage needs no document and no quote", async () => {
  const model = scriptedModel((question, turn) => {
    assert.equal(question, "Ein Paar über Boote. {frage}");
    return JSON.stringify({ instruction: `Was ist ein Boot? ${turn}`, output: "Ein Schiff." });
  });
  await using world = await createDatasetWorld({ model });
  const { datasets, ownerId, projectId, until } = world;
  const userPrompt = "Ein Paar über {topic}. {frage}";
  const start = { generator: "model", samples: 2, topic: "Boote", userPrompt } as const;
  const { id } = await datasets.generate(ownerId, projectId, start);
  assert.equal((await until(id)).state, "done");
  const rows = await world.rows();
  assert.deepEqual(
    rows.map(({ quote, documentId, chunkId, split }) => [quote, documentId, chunkId, split]),
    [[null, null, null, "train"], [null, null, null, "train"]],
  );
});

Deno.test("generate() records the prompts it uses: entered, from the settings, or built in", async () => {
  await using world = await createDatasetWorld({ documents });
  const { datasets, settings, ownerId, projectId, until } = world;
  const start = { generator: "model", samples: 1, language: "en" } as const;
  const promptsOf = async (systemPrompt?: string) => {
    const more = systemPrompt === undefined ? {} : { systemPrompt };
    const { id, params } = await datasets.generate(ownerId, projectId, { ...start, ...more });
    await until(id);
    const generation = params["generation"] as Record<string, string>;
    return [generation["systemPrompt"], generation["userPrompt"]!.slice(0, 13)];
  };
  assert.match((await promptsOf())[0]!, /^You are an expert in \{topic\}/);
  await settings.change({ generatorSystemPrompt: "Ours", generatorUserPrompt: "About {chunk}" });
  assert.deepEqual(await promptsOf(), ["Ours", "About {chunk}"]);
  assert.deepEqual(await promptsOf("Mine"), ["Mine", "About {chunk}"]);
});

Deno.test("generate() writes in the language of the documents where none is asked for", async () => {
  await using world = await createDatasetWorld({ documents });
  const { datasets, state, ownerId, projectId, until } = world;
  const asked = async (more: { language?: "de" | "en" } = {}) => {
    const start = { generator: "model", samples: 1, ...more } as const;
    const { id, params } = await datasets.generate(ownerId, projectId, start);
    await until(id);
    const { language, systemPrompt } = params["generation"] as Record<string, string>;
    return [language, systemPrompt!.slice(0, 7)];
  };
  assert.deepEqual(await asked(), ["en", "You are"]);
  assert.deepEqual(await asked({ language: "de" }), ["de", "Du bist"]);
  state.documents = { house: ["Das Tor ist um 6:40 Uhr offen und der Raum ist für alle da."] };
  assert.deepEqual(await asked(), ["de", "Du bist"]);
});
