/** A model server that speaks OpenAI's chat interface and answers what it is told to. */
export interface PretendedModelServer extends AsyncDisposable {
  url: string;
  /** Questions that came in so far. */
  asked(): number;
  /** Holds every question from the `number`th on (from 0) until `goOn()`. */
  holdFrom(number: number): void;
  goOn(): void;
}

/** Starts the server; `answer` gets the prompt and the question's number. */
export function startModelServer(
  answer: (prompt: string, number: number) => string,
): PretendedModelServer {
  let asked = 0;
  let held = Infinity;
  let gate = Promise.withResolvers<void>();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    if (new URL(request.url).pathname === "/v1/models") {
      return Response.json({ data: [{ id: "pretended" }] });
    }
    const { messages } = await request.json() as { messages: { content: string }[] };
    const number = asked++;
    if (number >= held) await gate.promise;
    const content = answer(messages.at(-1)!.content, number);
    const chunk = { choices: [{ delta: { content }, finish_reason: "stop" }] };
    return new Response(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`, {
      headers: { "content-type": "text/event-stream" },
    });
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    asked: () => asked,
    holdFrom(number) {
      held = number;
      gate = Promise.withResolvers<void>();
    },
    goOn() {
      held = Infinity;
      gate.resolve();
    },
    async [Symbol.asyncDispose]() {
      gate.resolve();
      await server.shutdown();
    },
  };
}
