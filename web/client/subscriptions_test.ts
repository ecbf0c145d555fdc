import assert from "node:assert/strict";
import type { LineOptions } from "./event_line.ts";
import type { ToHub } from "./event_messages.ts";
import { createSubscriptions } from "./subscriptions.ts";

/** A page whose hub answers when the test says so. */
function testPage() {
  const sent: ToHub[] = [];
  let line: LineOptions | undefined;
  const page = createSubscriptions((options) => {
    line = options;
    return (message) => void sent.push(message);
  });
  const heard: number[] = [];
  const follow = (after: number) =>
    page.subscribe({ url: "/e", after, onEvent: (_data, cursor) => void heard.push(cursor) });
  const event = (id: number) => line?.hear({ kind: "event", url: "/e", id, data: null });
  const joined = () => {
    const member = sent.findLast(({ kind }) => kind === "join")?.member ?? "";
    line?.hear({ kind: "joined", url: "/e", member });
  };
  return { page, sent, heard, follow, event, joined, rejoin: () => line?.rejoin() };
}

Deno.test("subscribe() hands on each event after the cursor once", () => {
  const { follow, joined, event, heard } = testPage();
  follow(5);
  joined();
  for (const id of [5, 6, 7, 6, 7, 8]) event(id);
  assert.deepEqual(heard, [6, 7, 8]);
});

Deno.test("subscribe() misses nothing when the hub was ahead of the page", () => {
  const { follow, joined, event, heard } = testPage();
  follow(5);
  event(9);
  joined();
  for (const id of [6, 7, 8, 9]) event(id);
  assert.deepEqual(heard, [6, 7, 8, 9]);
});

Deno.test("subscribe() goes on at its own cursor when a new hub took over", () => {
  const { follow, joined, event, heard, sent, rejoin } = testPage();
  follow(5);
  joined();
  event(6);
  rejoin();
  assert.deepEqual(sent.map((message) => message.kind === "join" && message.after), [5, 6]);
  event(9);
  joined();
  event(7);
  assert.deepEqual(heard, [6, 7]);
});

Deno.test("subscribe() returns how to stop", () => {
  const { follow, joined, event, heard, sent } = testPage();
  const stop = follow(5);
  joined();
  stop();
  event(6);
  assert.deepEqual([heard, sent.at(-1)?.kind], [[], "leave"]);
});
