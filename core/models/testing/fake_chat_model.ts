import type { ChatModel, ChatPart, ChatRequest } from "@/core/contract/mod.ts";

/** Makes a model that always gives the same answer to the same conversation, word by word. */
export function createFakeChatModel(
  answerOf: (messages: ChatRequest["messages"]) => string,
  name = "fake",
): ChatModel {
  return { name, chat: (request) => answer(answerOf, request) };
}

async function* answer(
  answerOf: (messages: ChatRequest["messages"]) => string,
  { messages, maxTokens = 512, stop = [], signal }: ChatRequest,
): AsyncGenerator<ChatPart> {
  const words = answerOf(messages).match(/\s*\S+/g) ?? [];
  const cut = words.slice(0, maxTokens);
  const text = cut.join("");
  const ends = stop.map((end) => text.indexOf(end)).filter((place) => place >= 0);
  const shown = text.slice(0, Math.min(text.length, ...ends));
  for (const piece of shown.match(/\s*\S+/g) ?? []) {
    signal?.throwIfAborted();
    yield await Promise.resolve({ type: "text", text: piece });
  }
  signal?.throwIfAborted();
  const promptTokens = messages.flatMap(({ content }) => content.split(/\s+/)).length;
  const finish = ends.length === 0 && cut.length < words.length ? "length" : "stop";
  yield { type: "end", finish, usage: { promptTokens, completionTokens: cut.length } };
}
