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
  const clock = { ms: 0 };
  const queue = createUploadQueue({
    ...(atOnce !== undefined && { atOnce }),
    onChange: (now) => items = now,
    now: () => clock.ms,
    send: ({ name }, options) =>
      new Promise<Sent>((resolve, reject) => {
        sending.push({ ...options, name, end: resolve });
        options.signal.addEventListener("abort", () => reject(options.signal.reason));
      }),
  });
  return {
    queue,
    sending,
    clock,
    states: () => items.map(({ name, state }) => `${name} ${state}`),
    items: () => items,
  };
}

const files = (...names: string[]) =>
  names.map((name) => ({ name, file: new File(["x".repeat(1000)], name) }));
const added: Sent = { outcome: "added", message: "", hint: "" };
const failed: Sent = { outcome: "failed", message: "empty", hint: "choose another" };
const broken: Sent = { ...failed, remedy: "retry" };
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

Deno.test("createUploadQueue() tells the rate as soon as it can be told", () => {
  const { queue, sending, items, clock } = openQueue();
  queue.add(files("a"));
  clock.ms = 100;
  sending[0]!.onShare(0.1);
  assert.equal(items()[0]!.bytesPerSecond, null);
  clock.ms = 2000;
  sending[0]!.onShare(0.5);
  assert.equal(items()[0]!.bytesPerSecond, 250);
});

Deno.test("createUploadQueue() sends a refused file once more, and only such", async () => {
  const { queue, sending, items, states } = openQueue();
  queue.add(files("Ordner/a", "b"));
  sending[0]!.end(broken);
  sending[1]!.end(added);
  await settled();
  assert.deepEqual(items().map(({ remedy }) => remedy), ["retry", null]);
  queue.retry(items()[1]!.key);
  queue.retry(items()[0]!.key);
  assert.deepEqual(states(), ["Ordner/a sending", "b added"]);
  assert.equal(items()[0]!.message, "");
  sending[2]!.end(added);
  await settled();
  assert.deepEqual(states(), ["Ordner/a added", "b added"]);
});

Deno.test("createUploadQueue() puts the files of an archive in its place", async () => {
  const { queue, sending, items, states } = openQueue(1);
  queue.add(files("a.zip", "b"));
  const inside = [{ ...added, name: "x/1.txt" }, { ...broken, name: "x/2.txt" }];
  sending[0]!.end({ ...added, files: inside });
  await settled();
  assert.deepEqual(states(), ["x/1.txt added", "x/2.txt failed", "b sending"]);
  assert.deepEqual(items().map(({ remedy }) => remedy), [null, null, null]);
  assert.equal(new Set(items().map(({ key }) => key)).size, 3);
  assert.equal(items()[1]!.message, broken.message);
});
