import assert from "node:assert/strict";
import type { Embedder, ProjectId } from "@/core/contract/mod.ts";
import { createFakeEmbedder } from "../testing/fake_embedder.ts";
import type { VectorModel } from "../vectors/vector_store.ts";
import { createQuestionEmbedder } from "./question_embedder.ts";

const projectId = "p" as ProjectId;

function model(name: string): VectorModel {
  return { id: 1, name, dimensions: 32, choice: { kind: "embedded" } };
}

function setUp() {
  const told = { opened: 0, closed: 0, asked: [] as string[], fails: 0 };
  const state: { answering: VectorModel | null; idle: () => void } = {
    answering: model("a"),
    idle() {},
  };
  const fake = createFakeEmbedder();
  const open = (): Promise<Embedder> => {
    if (told.fails-- > 0) return Promise.reject(new Error("not installed"));
    told.opened++;
    return Promise.resolve({
      ...fake,
      embed: (texts, ...rest) => (told.asked.push(...texts), fake.embed(texts, ...rest)),
      close: () => Promise.resolve(void told.closed++),
    });
  };
  const questions = createQuestionEmbedder({
    vectors: { answering: () => state.answering },
    open,
    later: (_ms, work) => (state.idle = work, () => state.idle = () => {}),
  });
  return { questions, told, state };
}

Deno.test("createQuestionEmbedder() asks the model that made the vectors, opened once", async () => {
  const { questions, told, state } = setUp();
  const found = await Promise.all([1, 2].map(() => questions.embed(projectId, "why?")));
  assert.equal(found[0]?.model.name, "a");
  assert.equal(found[1]?.vector.length, 32);
  assert.equal(told.opened, 1);
  state.answering = model("b");
  assert.equal((await questions.embed(projectId, "why?"))?.model.name, "b");
  assert.equal(told.opened, 2);
  state.answering = null;
  assert.equal(await questions.embed(projectId, "why?"), null);
  await questions.close();
  assert.equal(told.closed, 2);
});

Deno.test("createQuestionEmbedder() lets go what is idle, and opens it again", async () => {
  const { questions, told, state } = setUp();
  await questions.embed(projectId, "why?");
  state.idle();
  await questions.embed(projectId, "why?");
  assert.deepEqual([told.opened, told.closed], [2, 1]);
});

Deno.test("createQuestionEmbedder() tries again after an embedder that could not be opened", async () => {
  const { questions, told } = setUp();
  told.fails = 1;
  await assert.rejects(questions.embed(projectId, "why?"), /not installed/);
  assert.ok(await questions.embed(projectId, "why?"));
});

Deno.test("createQuestionEmbedder() reads the beginning of a question without end", async () => {
  const { questions, told } = setUp();
  await questions.embed(projectId, "x".repeat(100_000));
  assert.equal(told.asked[0]?.length, 2000);
});
