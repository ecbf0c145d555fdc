import assert from "node:assert/strict";
import { fetchJson, onRequestError } from "./fetch_json.ts";
import type { RequestError } from "./fetch_json.ts";

/** Runs with a server that always answers the same; the page's language is German. */
async function withAnswer(response: Response, run: (url: string) => Promise<void>): Promise<void> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, () => response);
  const page = { documentElement: { lang: "de" } };
  Object.defineProperty(globalThis, "document", { value: page, configurable: true });
  try {
    await run(`http://127.0.0.1:${server.addr.port}/`);
  } finally {
    Reflect.deleteProperty(globalThis, "document");
    await server.shutdown();
  }
}

async function failureOf(url: string): Promise<RequestError> {
  return await fetchJson(url).then(() => assert.fail("it did not fail"), (error) => error);
}

Deno.test("fetchJson() returns the answer, and nothing for 204", async () => {
  await withAnswer(Response.json({ a: 1 }), async (url) => {
    assert.deepEqual(await fetchJson(url, { method: "POST", body: { b: 2 } }), { a: 1 });
  });
  await withAnswer(new Response(null, { status: 204 }), async (url) => {
    assert.equal(await fetchJson(url, { method: "DELETE" }), undefined);
  });
});

Deno.test("fetchJson() fails with the server's own words", async () => {
  const words = { code: "forbidden", message: "m", hint: "h", requestId: "r" };
  await withAnswer(Response.json(words, { status: 403 }), async (url) => {
    const { code, message, hint, requestId } = await failureOf(url);
    assert.deepEqual({ code, message, hint, requestId }, words);
  });
});

Deno.test("fetchJson() has words of its own for an answer that is none, and for no answer", async () => {
  let address = "";
  await withAnswer(new Response("<html>", { status: 502 }), async (url) => {
    address = url;
    const unreadable = await failureOf(url);
    assert.equal(unreadable.code, "internal");
    assert.match(unreadable.message, /unerwartet.*502|Unerwartetes.*502/i);
  });
  await withAnswer(new Response(), async () => {
    const offline = await failureOf(address);
    assert.equal(offline.code, "offline");
    assert.match(offline.message, /antwortet nicht/);
  });
});

Deno.test("fetchJson() passes on that it was aborted", async () => {
  const stop = new AbortController();
  stop.abort();
  await assert.rejects(fetchJson("http://127.0.0.1:9/", { signal: stop.signal }), {
    name: "AbortError",
  });
});

Deno.test("onRequestError() hears of failures until it is stopped", async () => {
  const heard: string[] = [];
  const stop = onRequestError(({ code }) => void heard.push(code));
  const refused = () => {
    const words = { code: "sign_in_needed", message: "m", hint: "h", requestId: "r" };
    return withAnswer(Response.json(words, { status: 401 }), async (url) => {
      await failureOf(url);
    });
  };
  await refused();
  stop();
  await refused();
  assert.deepEqual(heard, ["sign_in_needed"]);
});
