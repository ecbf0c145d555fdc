import assert from "node:assert/strict";
import { eventStream } from "./event_stream.ts";
import type { StreamEvent } from "./event_stream.ts";
import type { PublicError } from "./errors.ts";

type Source = (after: string | null, signal: AbortSignal) => AsyncIterable<StreamEvent>;

interface Opening {
  path?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  heartbeatMs?: number;
}

const shown: PublicError = {
  code: "internal",
  status: 500,
  message: "m",
  hint: "h",
  requestId: "r",
};

function open(source: Source, { path = "/", headers = {}, signal, heartbeatMs }: Opening = {}) {
  const url = new URL(path, "http://x");
  const request = new Request(url, { headers, ...(signal && { signal }) });
  const response = eventStream({ request, url, report: () => shown }, {
    source,
    ...(heartbeatMs && { heartbeatMs }),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream() as never).getReader();
  return { response, read: async () => (await reader.read()).value as string | undefined, reader };
}

async function* numbers(after: string | null): AsyncGenerator<StreamEvent> {
  for (let id = Number(after ?? 0) + 1; id <= 3; id++) {
    yield { id, data: { text: `line\n${id}\r\n` } };
  }
}

/** Never yields; the promises resolve when it was first asked, and when it stopped as told. */
function silence() {
  const started = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const source: Source = async function* (_after, signal) {
    started.resolve();
    await new Promise<void>((stop) => signal.addEventListener("abort", () => stop()));
    ended.resolve();
    yield* [];
  };
  return { source, started: started.promise, ended: ended.promise };
}

Deno.test("eventStream() numbers events and keeps line breaks inside their JSON", async () => {
  const { response, read } = open(numbers);
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  assert.equal(await read(), "retry: 1000\n\n");
  assert.equal(await read(), 'id: 1\ndata: {"text":"line\\n1\\r\\n"}\n\n');
});

Deno.test("eventStream() goes on after Last-Event-ID, else after ?after=", async () => {
  for (
    const opening of [
      { headers: { "last-event-id": "2" } },
      { path: "/?after=2" },
      { path: "/?after=0", headers: { "last-event-id": "2" } },
    ]
  ) {
    const { read } = open(numbers, opening);
    await read();
    assert.match(await read() ?? "", /^id: 3\n/);
    assert.equal(await read(), undefined);
  }
});

Deno.test("eventStream() refuses ids that would smuggle in a field", async () => {
  const { read } = open(async function* () {
    yield { id: "1\ndata: forged", data: 1 };
  });
  await read();
  assert.match(await read() ?? "", /^event: error\n/);
});

Deno.test("eventStream() asks its source only for what the browser takes", async () => {
  let produced = 0;
  const { read } = open(async function* () {
    for (;;) yield { id: ++produced, data: "x".repeat(1000) };
  });
  for (let taken = 0; taken < 3; taken++) await read();
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.ok(produced <= 5, `${produced} events were made for 2 taken`);
});

Deno.test("eventStream() keeps a silent stream open with comments", async () => {
  const { source } = silence();
  const stop = new AbortController();
  const { read } = open(source, { heartbeatMs: 1, signal: stop.signal });
  await read();
  assert.equal(await read(), ": still here\n\n");
  assert.equal(await read(), ": still here\n\n");
  stop.abort();
  assert.equal(await read(), undefined);
});

Deno.test("eventStream() ends its source when the browser goes away", async () => {
  const aborted = silence();
  const stop = new AbortController();
  const first = open(aborted.source, { signal: stop.signal });
  await first.read();
  const pending = first.read();
  await aborted.started;
  stop.abort();
  assert.equal(await pending, undefined);
  await aborted.ended;

  const cancelled = silence();
  const second = open(cancelled.source);
  await second.read();
  void second.read();
  await cancelled.started;
  await second.reader.cancel();
  await cancelled.ended;
});

Deno.test("eventStream() ends its source also between two events", async () => {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const { read, reader } = open(async function* () {
    try {
      for (let id = 1;; id++) yield { id, data: id };
    } finally {
      resolve();
    }
  });
  await read();
  await read();
  await reader.cancel();
  await ended;
});

Deno.test("eventStream() tells what may be seen of a source's error, and ends", async () => {
  const { read } = open(async function* () {
    yield { id: 1, data: 1 };
    throw new Error("secret");
  });
  await read();
  await read();
  const line =
    'event: error\ndata: {"code":"internal","message":"m","hint":"h","requestId":"r"}\n\n';
  assert.equal(await read(), line);
  assert.equal(await read(), undefined);
});
