import assert from "node:assert/strict";
import { countBytes, lingerOver } from "./body.ts";

function upload(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://x/", { method: "PUT", body, headers });
}

/** Sends pieces for ever and counts them. */
function endless(): {
  body: ReadableStream<Uint8Array>;
  state: { sent: number; cancelled: boolean };
} {
  const state = { sent: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      state.sent += 1000;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  return { body, state };
}

Deno.test("countBytes() passes a body up to exactly the cap", async () => {
  const text = await new Response(countBytes(upload("x".repeat(10)), { maxBytes: 10 })).text();
  assert.equal(text, "x".repeat(10));
  assert.equal(
    await new Response(countBytes(new Request("http://x/"), { maxBytes: 0 })).text(),
    "",
  );
});

Deno.test("countBytes() stops a sender as soon as the cap is passed", async () => {
  const { body, state } = endless();
  const reading = new Response(countBytes(upload(body), { maxBytes: 5000 })).bytes();
  await assert.rejects(reading, { code: "too_large", params: { limit_mb: 0.1 } });
  assert.ok(state.sent <= 8000, `${state.sent} bytes were sent`);
});

Deno.test("countBytes() refuses at once what announces too much, and counts what announces too little", async () => {
  const lying = (length: string) => upload("x".repeat(100), { "content-length": length });
  assert.throws(() => countBytes(lying("2000000000"), { maxBytes: 1000 }), { code: "too_large" });
  const reading = new Response(countBytes(lying("1"), { maxBytes: 10 })).bytes();
  await assert.rejects(reading, { code: "too_large" });
});

Deno.test("countBytes() gives up a sender that breaks off or falls silent", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("connection reset")),
  });
  await assert.rejects(new Response(countBytes(upload(broken), { maxBytes: 10 })).bytes(), {
    code: "bad_input",
  });
  const silent = new ReadableStream<Uint8Array>();
  const reading = new Response(countBytes(upload(silent), { maxBytes: 10, idleMs: 1 })).bytes();
  await assert.rejects(reading, { code: "bad_input" });
});

Deno.test("A15: countBytes() gives up a sender that drips, not one that is slow", async () => {
  const every = (bytes: number) => {
    let left = 400;
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((next) => setTimeout(next, 2));
        if (left-- === 0) return controller.close();
        controller.enqueue(new Uint8Array(bytes));
      },
    });
  };
  const read = async (bytes: number) =>
    await new Response(countBytes(upload(every(bytes)), { maxBytes: 1e6, idleMs: 500 })).bytes();
  await assert.rejects(read(1), { code: "bad_input" });
  assert.equal((await read(1024)).length, 400 * 1024);
});

Deno.test("countBytes() reads nothing more when its reader stops", async () => {
  const { body, state } = endless();
  const reader = countBytes(upload(body), { maxBytes: 1e6 }).getReader();
  await reader.read();
  await reader.cancel();
  assert.ok(state.sent <= 3000, `${state.sent} bytes were sent`);
});

Deno.test("lingerOver() takes the rest of a refused body, but not for ever", async () => {
  const refused = upload("x".repeat(100));
  await assert.rejects(new Response(countBytes(refused, { maxBytes: 10 })).bytes());
  await lingerOver(refused);
  assert.equal((await refused.body?.getReader().read())?.done, true);

  const { body, state } = endless();
  await lingerOver(upload(body), { forMs: 0 });
  assert.ok(state.sent <= 3000, `${state.sent} bytes were sent`);
  await lingerOver(upload(new ReadableStream()), { idleMs: 1 });
});
