import assert from "node:assert/strict";
import {
  createUploadQueue,
  type SendOptions,
  type Sent,
  type UploadItem,
} from "./_upload_queue.ts";

interface Sending extends SendOptions {
  name: string;
  end(sent: Sent): void;
}

/** A queue whose files are sent when the test says so. */
function openQueue(atOnce?: number) {
  const sending: Sending[] = [];
  let items: readonly UploadItem[] = [];
  const queue = createUploadQueue({
    ...(atOnce !== undefined && { atOnce }),
    onChange: (now) => items = now,
    send: (file, options) =>
      new Promise<Sent>((resolve, reject) => {
        sending.push({ ...options, name: file.name, end: resolve });
        options.signal.addEventListener("abort", () => reject(options.signal.reason));
      }),
  });
  return {
    queue,
    sending,
    states: () => items.map(({ name, state }) => `${name} ${state}`),
    items: () => items,
  };
}

const files = (...names: string[]) => names.map((name) => new File(["x"], name));
const added: Sent = { outcome: "added", message: "", hint: "" };
const failed: Sent = { outcome: "failed", message: "empty", hint: "choose another" };
const settled = () => new Promise<void>((go) => setTimeout(go, 0));

Deno.test("createUploadQueue() sends some files at once, the next when one is through", async () => {
  const { queue, sending, states } = openQueue(2);
  queue.add(files("a", "b", "c"));
  assert.deepEqual(states(), ["a sending", "b sending", "c waiting"]);
  sending[0]!.end(added);
  await settled();
  assert.deepEqual(states(), ["a added", "b sending", "c sending"]);
});

Deno.test("createUploadQueue() shows how much is sent, then that the server checks it", () => {
  const { queue, sending, items } = openQueue();
  queue.add(files("a"));
  sending[0]!.onShare(0.5);
  assert.deepEqual([items()[0]!.state, items()[0]!.share], ["sending", 0.5]);
  sending[0]!.onShare(1);
  assert.equal(items()[0]!.state, "storing");
});

Deno.test("createUploadQueue() goes on after a refusal and keeps its words", async () => {
  const { queue, sending, items, states } = openQueue(1);
  queue.add(files("a", "b"));
  sending[0]!.end(failed);
  await settled();
  assert.deepEqual(states(), ["a failed", "b sending"]);
  assert.deepEqual([items()[0]!.message, items()[0]!.hint], ["empty", "choose another"]);
});

Deno.test("createUploadQueue() takes a file out while it waits and while it is sent", async () => {
  const { queue, sending, items, states } = openQueue(1);
  queue.add(files("a", "b", "c"));
  queue.cancel(items()[1]!.key);
  queue.cancel(items()[0]!.key);
  await settled();
  assert.ok(sending[0]!.signal.aborted);
  assert.deepEqual(states(), ["c sending"]);
  sending[1]!.end(added);
  await settled();
  queue.cancel(items()[0]!.key);
  assert.deepEqual(states(), ["c added"]);
});

Deno.test("createUploadQueue() adds to a queue under way, begins anew after one that is through", async () => {
  const { queue, sending, states } = openQueue(1);
  queue.add(files("a"));
  queue.add(files("b"));
  assert.deepEqual(states(), ["a sending", "b waiting"]);
  sending[0]!.end(added);
  await settled();
  sending[1]!.end(failed);
  await settled();
  queue.add(files("c"));
  assert.deepEqual(states(), ["c sending"]);
  queue.clear();
  assert.deepEqual(states(), ["c sending"]);
});
