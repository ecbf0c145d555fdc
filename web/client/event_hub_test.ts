import assert from "node:assert/strict";
import { createEventHub } from "./event_hub.ts";
import type { Source } from "./event_hub.ts";
import type { FromHub } from "./event_messages.ts";

/** A browser's EventSource as far as the hub sees it. */
class FakeSource implements Source {
  readyState = 0;
  onopen: Source["onopen"] = null;
  onmessage: Source["onmessage"] = null;
  onerror: Source["onerror"] = null;
  closed = false;
  constructor(readonly url: string) {}

  close(): void {
    this.closed = true;
  }

  send(id: number): void {
    this.onmessage?.({ lastEventId: String(id), data: JSON.stringify({ id }) });
  }
}

function testHub() {
  const sources: FakeSource[] = [];
  const told: FromHub[] = [];
  const waiting: (() => void)[] = [];
  const hub = createEventHub({
    open(url) {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
    emit: (message) => void told.push(message),
    later: (action) => void waiting.push(action),
  });
  const join = (member: string, after: number) => hub({ kind: "join", member, url: "/e", after });
  const leave = (member: string) => hub({ kind: "leave", member, url: "/e" });
  return { sources, told, waiting, hub, join, leave };
}

Deno.test("createEventHub() opens one connection for all pages of an address", () => {
  const { sources, join, hub } = testHub();
  join("a", 5);
  join("b", 5);
  join("c", 7);
  hub({ kind: "join", member: "a", url: "/other?x=1", after: 0 });
  assert.deepEqual(sources.map(({ url }) => url), ["/e?after=5", "/other?x=1&after=0"]);
});

Deno.test("createEventHub() goes back for a page that is behind, so that it misses nothing", () => {
  const { sources, told, join } = testHub();
  join("a", 5);
  sources[0]?.send(6);
  sources[0]?.send(7);
  join("b", 6);
  assert.equal(sources[0]?.closed, true);
  assert.equal(sources[1]?.url, "/e?after=6");
  sources[1]?.send(7);
  const ids = told.flatMap((message) => message.kind === "event" ? [message.id] : []);
  assert.deepEqual(ids, [6, 7, 7]);
});

Deno.test("createEventHub() tells a page that it has joined before what comes for it", () => {
  const { sources, told, join } = testHub();
  join("a", 5);
  sources[0]?.send(6);
  join("b", 5);
  sources[1]?.send(6);
  const kinds = told.map((message) => message.kind === "joined" ? message.member : message.kind);
  assert.deepEqual(kinds, ["a", "event", "b", "event"]);
});

Deno.test("createEventHub() closes when the last page leaves and opens again for the next", () => {
  const { sources, join, leave } = testHub();
  join("a", 1);
  join("b", 1);
  leave("a");
  assert.equal(sources[0]?.closed, false);
  leave("b");
  assert.equal(sources[0]?.closed, true);
  join("c", 9);
  assert.equal(sources[1]?.url, "/e?after=9");
});

Deno.test("createEventHub() comes back where it stood when the browser has given up", () => {
  const { sources, told, waiting, join } = testHub();
  join("a", 1);
  sources[0]?.onopen?.();
  sources[0]?.send(2);
  sources[0]?.onerror?.();
  assert.equal(waiting.length, 0, "the browser still tries by itself");
  sources[0]!.readyState = 2;
  sources[0]?.onerror?.();
  waiting[0]?.();
  assert.equal(sources[1]?.url, "/e?after=2");
  const states = told.flatMap((message) => message.kind === "state" ? [message.state] : []);
  assert.deepEqual(states, ["open", "lost", "lost"]);
});

Deno.test("createEventHub() does not come back for nobody", () => {
  const { sources, waiting, join, leave } = testHub();
  join("a", 1);
  sources[0]!.readyState = 2;
  sources[0]?.onerror?.();
  leave("a");
  waiting[0]?.();
  assert.equal(sources.length, 1);
});
