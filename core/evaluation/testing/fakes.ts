import type { ChatModel, ChatPart, ChatRequest } from "@/core/contract/mod.ts";

/** A model that says what it is told to, word by word. */
export function chatModel(
  name: string,
  answer: (question: string, request: ChatRequest) => string | Promise<string>,
): ChatModel {
  return {
    name,
    async *chat(request): AsyncGenerator<ChatPart> {
      request.signal?.throwIfAborted();
      const question = request.messages.at(-1)?.content ?? "";
      for (const text of (await answer(question, request)).split(/(?<= )/)) {
        request.signal?.throwIfAborted();
        yield { type: "text", text };
      }
      yield { type: "end", finish: "stop", usage: { promptTokens: null, completionTokens: null } };
    },
  };
}
