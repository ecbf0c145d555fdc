import assert from "node:assert/strict";
import { fetchLines } from "./fetch_lines.ts";
import { RequestError } from "./fetch_json.ts";

/** What comes of an answer that is sent in these pieces and then breaks off, or ends. */
async function linesOf(pieces: string[], breaksOff: boolean): Promise<unknown[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) return controller.enqueue(encoder.encode(piece));
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (breaksOff) controller.error(new Error("gone"));
      else controller.close();
    },
  });
  const options = {
    port: 0,
    hostname: "127.0.0.1",
    onListen: () => {},
    onError: () => new Response(),
  };
  const server = Deno.serve(options, () => new Response(body));
  const page = { documentElement: { lang: "de" } };
  Object.defineProperty(globalThis, "document", { value: page, configurable: true });
  const found: unknown[] = [];
  try {
    for await (const line of fetchLines(`http://127.0.0.1:${server.addr.port}/`)) found.push(line);
  } catch (error) {
    found.push(error instanceof RequestError ? error.code : error);
  } finally {
    Reflect.deleteProperty(globalThis, "document");
    await server.shutdown();
  }
  return found;
}

Deno.test("fetchLines() yields lines however they are cut", async () => {
  assert.deepEqual(await linesOf(['{"a":1}\n{"b"', ":2}\n"], false), [{ a: 1 }, { b: 2 }]);
});

Deno.test("fetchLines() says that nobody answers when the connection breaks off", async () => {
  assert.deepEqual(await linesOf(['{"a":1}\n'], true), [{ a: 1 }, "offline"]);
});
