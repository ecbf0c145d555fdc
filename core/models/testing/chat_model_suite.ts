import assert from "node:assert/strict";
import { AppError, type ChatModel, type ChatPart, type ErrorCode } from "@/core/contract/mod.ts";
import { testUnless } from "@/core/system/testing.ts";

/** An implementation of the port under test. */
export interface ChatModelUnderTest {
  name: string;
  /** Why its tests cannot run here. */
  skipped?: string;
  /** Calls `work` with a model that answers any question with more than ten tokens. */
  withModel(work: (model: ChatModel) => Promise<void>): Promise<void>;
  /** Calls `work` with one that cannot answer, and names the error that it must throw. */
  withBroken(work: (model: ChatModel, code: ErrorCode) => Promise<void>): Promise<void>;
}

const question = [{ role: "user" as const, content: "Count from one to twenty in words." }];

/** Reads an answer to its end. */
export async function readAnswer(parts: AsyncIterable<ChatPart>) {
  const all = await Array.fromAsync(parts);
  const texts = all.filter((part) => part.type === "text");
  return { all, text: texts.map(({ text }) => text).join(""), end: all.at(-1) };
}

/** What every implementation of {@link ChatModel} must do. */
export function testChatModel({ name, skipped, withModel, withBroken }: ChatModelUnderTest): void {
  function test(claim: string, work: () => Promise<void>) {
    testUnless(skipped ?? null, `${name}.chat() ${claim}`, work);
  }

  test("answers in pieces and ends with the usage", () =>
    withModel(async (model) => {
      const { all, text, end } = await readAnswer(
        model.chat({ messages: question, maxTokens: 12 }),
      );
      assert.ok(text.length > 10, text);
      assert.ok(all.length > 3, "it streams");
      assert.equal(all.filter(({ type }) => type === "end").length, 1);
      assert.ok(end?.type === "end");
      assert.equal(end.finish, "length");
      assert.equal(end.usage.completionTokens, 12);
      assert.ok(Number(end.usage.promptTokens) > 0);
    }));

  test("gives the same answer again at temperature 0", () =>
    withModel(async (model) => {
      const request = { messages: question, maxTokens: 12, temperature: 0 };
      const first = await readAnswer(model.chat(request));
      await readAnswer(model.chat({ ...request, messages: [{ role: "user", content: "Why?" }] }));
      const second = await readAnswer(model.chat(request));
      assert.equal(second.text, first.text);
    }));

  test("ends before a stop text", () =>
    withModel(async (model) => {
      const whole = await readAnswer(model.chat({ messages: question, maxTokens: 12 }));
      const stop = whole.text.slice(5, 9);
      const { text, end } = await readAnswer(
        model.chat({ messages: question, maxTokens: 12, stop: [stop] }),
      );
      assert.equal(text, whole.text.slice(0, whole.text.indexOf(stop)));
      assert.ok(end?.type === "end" && end.finish === "stop");
    }));

  test("throws the reason when it is aborted, and answers afterwards", () =>
    withModel(async (model) => {
      const controller = new AbortController();
      const reason = new DOMException("enough", "AbortError");
      const reading = (async () => {
        for await (const _ of model.chat({ messages: question, signal: controller.signal })) {
          controller.abort(reason);
        }
      })();
      await assert.rejects(reading, (error) => error === reason);
      const { text } = await readAnswer(model.chat({ messages: question, maxTokens: 3 }));
      assert.ok(text.length > 0);
    }));

  test("does nothing when it was aborted before", () =>
    withModel(async (model) => {
      const signal = AbortSignal.abort(new DOMException("before", "AbortError"));
      await assert.rejects(readAnswer(model.chat({ messages: question, signal })), {
        name: "AbortError",
      });
    }));

  test("goes on after a reader that left early", () =>
    withModel(async (model) => {
      for await (const _ of model.chat({ messages: question })) break;
      const { end } = await readAnswer(model.chat({ messages: question, maxTokens: 3 }));
      assert.ok(end?.type === "end");
    }));

  test("tells by an error for people that it cannot answer", () =>
    withBroken(async (model, code) => {
      await assert.rejects(
        readAnswer(model.chat({ messages: question })),
        (error) => error instanceof AppError && error.code === code,
      );
    }));
}
