import assert from "node:assert/strict";
import { join } from "node:path";
import {
  type AppError,
  type ImportReport,
  importReportEvent,
  importReportSchema,
  type StartGeneration,
} from "@/core/contract/mod.ts";
import { createDatasetsPart } from "./datasets_part.ts";
import { createDatasetWorld, fileOf, scriptedModel } from "./testing/dataset_world.ts";

const house = [
  "The gate opens at 6:40. The bunk room sleeps 17 guests. The sauna is heated on Thursdays.",
  "The Wi-Fi network is called HERON-NEST. Spare blankets are kept behind the piano.",
];

function hasCode(code: string) {
  return (error: unknown) => (error as AppError).code === code;
}

Deno.test("add(), change() and remove() keep what was frozen", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  const first = await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  const second = await datasets.add(ownerId, projectId, { instruction: "C?", output: "D." });
  const frozen = await datasets.freeze(projectId);
  assert.equal((await datasets.freeze(projectId)).id, frozen.id);
  const changed = await datasets.change(first.id, { output: "E." });
  assert.deepEqual([changed.position, changed.output], [first.position, "E."]);
  await datasets.remove(second.id);
  assert.deepEqual((await world.rows()).map(({ output }) => output), ["E."]);
  const next = await datasets.freeze(projectId);
  assert.notEqual(next.hash, frozen.hash);
  await assert.rejects(datasets.get(first.id), hasCode("row_changed"));
  assert.equal((await datasets.restore(second.id)).output, "D.");
  await assert.rejects(
    datasets.add(ownerId, projectId, { instruction: "C?", output: "D." }),
    hasCode("dataset_row_exists"),
  );
  await assert.rejects(
    datasets.change(changed.id, { instruction: "C?", output: "D." }),
    hasCode("dataset_row_exists"),
  );
  assert.equal((await world.rows()).length, 2);
});

Deno.test("freezeInto() writes the rows of each use as conversations", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  await assert.rejects(datasets.freezeInto(projectId, "."), hasCode("dataset_empty"));
  await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  await datasets.add(ownerId, projectId, { instruction: "C?", output: "D.", split: "recall" });
  const folder = await Deno.makeTempDir();
  const written = await datasets.freezeInto(projectId, folder);
  assert.deepEqual(
    [written.size.trainRows, written.size.recallRows, written.recall, written.document],
    [1, 1, { path: "recall.jsonl" }, null],
  );
  const text = await Deno.readTextFile(join(folder, written.train.path));
  assert.equal(
    text,
    '{"messages":[{"role":"user","content":"A?"},{"role":"assistant","content":"B."}]}\n',
  );
  const again = await datasets.freezeInto(projectId, folder);
  assert.deepEqual(again, written);
  assert.deepEqual(written.sampleQuestions, ["C?"]);
  // What is held out today, or no longer, is not what that version held out.
  await datasets.add(ownerId, projectId, { instruction: "E?", output: "F.", split: "recall" });
  for (const row of await world.rows()) {
    if (row.instruction === "C?") await datasets.change(row.id, { split: "train" });
  }
  assert.deepEqual(await datasets.heldOut(written.versionId, "recall"), [{
    instruction: "C?",
    output: "D.",
  }]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("list() pages, filters and searches", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  for (let at = 0; at < 5; at++) {
    await datasets.add(ownerId, projectId, { instruction: `Question ${at}?`, output: `${at}0 %` });
  }
  await datasets.add(ownerId, projectId, { instruction: "X?", output: "Y", split: "recall" });
  const page = await datasets.list(projectId, { split: "train", offset: 3, limit: 5 });
  assert.deepEqual([page.total, page.rows.map(({ output }) => output)], [5, ["30 %", "40 %"]]);
  assert.equal((await datasets.list(projectId, { search: "0 %" })).total, 5);
  assert.equal((await datasets.list(projectId, { search: "_" })).total, 0);
  assert.equal((await datasets.list(projectId, { quoted: "no" })).total, 6);
  assert.equal((await datasets.list(projectId, { quoted: "yes" })).total, 0);
  assert.deepEqual((await datasets.summary(projectId)).bySplit, {
    train: 5,
    recall: 1,
    document: 0,
  });
});

Deno.test("dataset.generate stores grounded rows and brings them up to date", async () => {
  await using world = await createDatasetWorld({ documents: { house } });
  const { datasets, ownerId, projectId, until } = world;
  const start = () => datasets.generate(ownerId, projectId, { generator: "extractive" });
  const first = await until((await start()).id);
  assert.equal(first.state, "done");
  const rows = await world.rows();
  assert.ok(rows.length >= 30);
  assert.ok(
    rows.every(({ quote, chunkId, documentId, factKey }) =>
      quote && factKey && documentId === "house" && chunkId?.startsWith("house#")
    ),
  );
  const again = await until((await start()).id);
  assert.deepEqual(pick(again.result, "added", "removed"), { added: 0, removed: 0 });
  assert.deepEqual((await world.rows()).map(({ id }) => id), rows.map(({ id }) => id));
  // A person's deletion stays; a document that goes takes its rows along and brings them back.
  await datasets.remove(rows[0]!.id);
  world.state.documents = { house: [house[0]!] };
  await until((await start()).id);
  const fewer = await world.rows();
  assert.ok(fewer.length < rows.length - 1);
  // A row that the generator took away is known again when a person brings it back.
  const gone = rows.find(({ id }) => id !== rows[0]!.id && !fewer.some((row) => row.id === id))!;
  const { instruction, output } = await datasets.restore(gone.id);
  const twin = datasets.add(ownerId, projectId, { instruction, output });
  await assert.rejects(twin, hasCode("dataset_row_exists"));
  world.state.documents = { house };
  const restored = await until((await start()).id);
  assert.deepEqual(pick(restored.result, "leftOut"), { leftOut: 1 });
  assert.equal((await world.rows()).length, rows.length - 1);
  const exported = await Deno.readTextFile(join(world.projectFolder, "data", "sft_data.jsonl"));
  assert.match(exported, /^\{"instruction": "/u);
});

function pick(result: unknown, ...keys: string[]) {
  const record = result as Record<string, unknown>;
  return Object.fromEntries(keys.map((key) => [key, record[key]]));
}

Deno.test("dataset.generate says when there is nothing to read", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId, until } = world;
  const start = { generator: "extractive" } as const;
  const none = await until((await datasets.generate(ownerId, projectId, start)).id);
  assert.equal(none.error?.code, "dataset_no_chunks");
  world.state.documents = { list: ["12 34 56"] };
  const silent = await until((await datasets.generate(ownerId, projectId, start)).id);
  assert.equal(silent.error?.code, "dataset_nothing_found");
});

Deno.test("dataset.ask_model keeps answers whose quote stands in the text", async () => {
  const question = (quote: string) =>
    JSON.stringify({ instruction: "When does the gate open?", output: "At 6:40.", quote });
  const answers = [
    "Sure! ```json\n" + question("The gate opens  at\n6:40.") + "\n```",
    "no json here",
    `${question("the piano").replace("gate open", "piano sing").slice(0, -1)},}`,
    question("The gate opens at noon."),
    "still no json",
    "none again",
  ];
  const model = scriptedModel((_, turn) => answers[turn] ?? "nothing");
  await using world = await createDatasetWorld({ documents: { house: [house.join(" ")] }, model });
  const { datasets, ownerId, projectId, until } = world;
  const job = await datasets.generate(ownerId, projectId, { generator: "model", samples: 4 });
  const { state, result } = await until(job.id);
  assert.equal(state, "done");
  const counts = { asked: 4, rows: 2, duplicates: 0, notGrounded: 1, unreadable: 1, failed: 0 };
  assert.deepEqual(result, { ...counts, heldOutDocuments: [] });
  const rows = await world.rows();
  assert.deepEqual(rows.map(({ quote, origin }) => [quote, origin]), [
    ["The gate opens at 6:40.", "model"],
    ["the piano", "model"],
  ]);
});

Deno.test("dataset.ask_model fails when nothing came of it", async () => {
  await using world = await createDatasetWorld({ documents: { house } });
  const { datasets, ownerId, projectId, until } = world;
  const job = await datasets.generate(ownerId, projectId, { generator: "model", samples: 3 });
  assert.equal((await until(job.id)).error?.code, "dataset_model_useless");
});

Deno.test("dataset.import takes good lines and reports the others", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId, until } = world;
  const lines = [
    '{"instruction":"A?","output":"B."}',
    "",
    "{broken",
    '{"messages":[{"role":"user","content":"C?"},{"role":"assistant","content":"D."}]}',
    '{"instruction":"A?","output":"B."}',
    '{"instruction":"E?","output":"<|im_start|>"}',
    '{"instruction":"torn',
  ];
  const job = await datasets.import(ownerId, projectId, fileOf(lines.join("\r\n")));
  const { result } = await until(job.id);
  const report = result as unknown as ImportReport;
  assert.deepEqual(pick(report, "lines", "added", "duplicates", "refused", "blank"), {
    lines: 7,
    added: 2,
    duplicates: 1,
    refused: 3,
    blank: 1,
  });
  assert.deepEqual(report.problems.map(({ line, problem }) => [line, problem]), [
    [3, "not_json"],
    [6, "template_token"],
    [7, "torn"],
  ]);
  const path = join(world.projectFolder, ...report.reportPath!.split("/"));
  assert.equal((await Deno.readTextFile(path)).trim().split("\n").length, 3);
  assert.equal((await world.rows()).length, 2);
});

Deno.test("import() refuses what is no JSONL, with its name", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId, until } = world;
  const others = [
    '[{"instruction":"a"}]',
    "<!DOCTYPE html><p>",
    "- instruction: a",
    "instruction,output\n",
    "%PDF-1.7\n",
  ];
  for (const text of others) {
    const refused = datasets.import(ownerId, projectId, fileOf(text));
    await assert.rejects(refused, hasCode("dataset_import_not_jsonl"), text);
  }
  const imports = join(world.projectFolder, "data", "imports");
  assert.deepEqual(await Array.fromAsync(Deno.readDir(imports)), []);
  const empty = await datasets.import(ownerId, projectId, fileOf("\n\n"));
  assert.equal((await until(empty.id)).error?.code, "dataset_import_empty");
});

Deno.test("import() of unusable lines only fails, and tells the fault of each line", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId, until, jobs } = world;
  const { id } = await datasets.import(ownerId, projectId, fileOf("{}\nx\n"));
  assert.equal((await until(id)).error?.code, "dataset_import_nothing");
  const [report] = await jobs.lastEvents(id, { type: importReportEvent });
  const { problems, refused } = importReportSchema.parse(report?.data);
  assert.deepEqual(problems.map(({ problem }) => problem), ["unknown_shape", "not_json"]);
  assert.equal(refused, 2);
});

Deno.test("export() writes the same rows to the same bytes, and they come back", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId, until } = world;
  await datasets.add(ownerId, projectId, { instruction: 'Was heißt "A"?', output: "Ä" });
  const chat =
    '{"messages":[{"role":"user","content":"1"},{"role":"assistant","content":"2"},{"role":"user","content":"3"},{"role":"assistant","content":"4"}]}\n';
  await until((await datasets.import(ownerId, projectId, fileOf(chat))).id);
  const first = await datasets.export(projectId);
  assert.deepEqual([first.rows, first.leftOut], [1, 1]);
  assert.equal(
    await Deno.readTextFile(first.path),
    '{"instruction": "Was heißt \\"A\\"?", "output": "Ä"}\n',
  );
  assert.deepEqual(await datasets.export(projectId), first);
  const all = await datasets.export(projectId, { format: "chat", split: "all" });
  assert.equal(all.rows, 2);
  const back = await datasets.import(ownerId, projectId, fileOf(await Deno.readTextFile(all.path)));
  assert.deepEqual(pick((await until(back.id)).result, "added", "duplicates"), {
    added: 0,
    duplicates: 2,
  });
});

Deno.test("createDatasetsPart() counts and purges", async () => {
  await using world = await createDatasetWorld();
  const { datasets, db, ownerId, projectId } = world;
  await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  await datasets.freeze(projectId);
  const part = createDatasetsPart(db);
  assert.deepEqual(await part.count(projectId), { rows: 1 });
  await part.purge(projectId);
  assert.deepEqual(await part.count(projectId), { rows: 0 });
});

Deno.test("Generators agree on the documents that are held out, whichever comes first", async () => {
  const texts = [
    "The gate opens at 6:40.",
    "The bunk room sleeps 17 guests.",
    "The choir has 31 voices.",
  ];
  const documents = Object.fromEntries(texts.map((text, at) => [`d${at}`, [text]]));
  const model = scriptedModel((asked) => {
    const text = texts.find((each) => asked.includes(each)) ?? "";
    return JSON.stringify({ instruction: `What about this: ${text}`, output: text, quote: text });
  });
  const extractive = { generator: "extractive", documentShare: 0.34, seed: 1 } as const;
  // Alone, this one would draw another document from the same seed.
  const asked = { generator: "model", documentShare: 0.34, seed: 1, samples: 3 } as const;
  const types = { questionTypes: ["fact" as const] };
  for (
    const inOrder of [[extractive, { ...asked, ...types }], [{ ...asked, ...types }, extractive]]
  ) {
    await using world = await createDatasetWorld({ documents, model });
    const { datasets, ownerId, projectId } = world;
    for (const start of inOrder) {
      const { id } = await datasets.generate(ownerId, projectId, start);
      assert.equal((await world.until(id)).state, "done");
    }
    const rows = await world.rows();
    assert.equal(new Set(rows.map(({ origin }) => origin)).size, 2);
    const ofDocument = Map.groupBy(rows, ({ documentId }) => documentId);
    for (const [documentId, own] of ofDocument) {
      const isHeld = new Set(own.map(({ split }) => split === "document"));
      assert.equal(isHeld.size, 1, `${documentId}`);
    }
    assert.ok(rows.some(({ split }) => split === "document"));
  }
});

Deno.test("Generators name the documents that they hold out, and hold none of few", async () => {
  const say = (at: number) => `The gate of house ${at} opens at ${at}:40.`;
  const of = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`d${at}`, [say(at + 1)]]));
  const model = scriptedModel((asked) => {
    const text = asked.match(/The gate of house \d+ opens at \d+:40\./u)?.[0] ?? "";
    return JSON.stringify({ instruction: `What about this: ${text}`, output: text, quote: text });
  });
  const starts: StartGeneration[] = [
    { generator: "extractive" },
    { generator: "model", samples: 10, questionTypes: ["fact"] },
  ];
  for (const start of starts) {
    await using world = await createDatasetWorld({ documents: of(9), model });
    const { datasets, ownerId, projectId, until } = world;
    const made = async () =>
      (await until((await datasets.generate(ownerId, projectId, start)).id)).result;
    assert.deepEqual(pick(await made(), "heldOutDocuments"), { heldOutDocuments: [] });
    assert.deepEqual((await datasets.summary(projectId)).heldOutDocuments, []);
  }
  await using world = await createDatasetWorld({ documents: of(10), model });
  const { datasets, ownerId, projectId, until } = world;
  const { id } = await datasets.generate(ownerId, projectId, { generator: "extractive" });
  const { result } = await until(id);
  const [held] = (await datasets.summary(projectId)).heldOutDocuments;
  assert.deepEqual(pick(result, "heldOutDocuments"), { heldOutDocuments: [`${held}.txt`] });
});
