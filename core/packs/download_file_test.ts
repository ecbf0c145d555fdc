import assert from "node:assert/strict";
import { join } from "node:path";
import { sha256Hex } from "@/core/system/mod.ts";
import { BrokenDownload, HttpRefusal } from "./download_failure.ts";
import { downloadFile } from "./download_file.ts";
import { inFolder } from "./testing/in_folder.ts";

const content = crypto.getRandomValues(new Uint8Array(50_000));
const half = content.length / 2;

/** A body that ends in the middle. */
function broken(from = 0): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(content.subarray(from, from + half / 2)),
    async pull(controller) {
      // What was sent gets through first.
      await new Promise((next) => setTimeout(next, 20));
      controller.error(new Error("broken off"));
    },
  });
}

interface Outcome {
  sum: string;
  asked: (string | null)[];
  seen: number[];
  written: Uint8Array;
}

async function run(
  answer: (range: string | null, time: number) => Response | Promise<Response>,
  signal = new AbortController().signal,
  heard: (bytes: number) => void = () => {},
): Promise<Outcome> {
  const asked: (string | null)[] = [];
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {}, onError: () => new Response(null) },
    (request) => {
      const range = request.headers.get("range");
      return answer(range, asked.push(range));
    },
  );
  return await inFolder(async (folder) => {
    const [path, seen] = [join(folder, "file"), [] as number[]];
    const url = `http://127.0.0.1:${server.addr.port}/file`;
    const onBytes = (bytes: number) => (seen.push(bytes), heard(bytes));
    const sum = await downloadFile({ fetch, url, path, signal, onBytes });
    return { sum, asked, seen, written: await Deno.readFile(path) };
  });
}

Deno.test("downloadFile() writes the whole file, tells its progress and its sum", async () => {
  const { sum, asked, seen, written } = await run(() => new Response(content));
  assert.equal(sum, await sha256Hex(content));
  assert.deepEqual(written, content);
  assert.deepEqual([asked, seen.at(-1)], [[null], content.length]);
});

Deno.test("downloadFile() goes on where a connection broke off", async () => {
  const { sum, asked, written } = await run((range) => {
    if (range === null) return new Response(broken());
    const start = Number(/\d+/.exec(range)![0]);
    const headers = { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` };
    return new Response(content.subarray(start), { status: 206, headers });
  });
  assert.deepEqual(asked, [null, `bytes=${half / 2}-`]);
  assert.deepEqual(written, content);
  assert.equal(sum, await sha256Hex(content));
});

/** The bytes from a start to an end as an answer to a request for a range. */
function part(start: number, end: number, whole: number | "*" = content.length): Response {
  const headers = { "content-range": `bytes ${start}-${end - 1}/${whole}` };
  return new Response(content.subarray(start, end), { status: 206, headers });
}

Deno.test("downloadFile() asks on where a server answers with less than the rest", async () => {
  const { sum, asked, written } = await run((range) => {
    if (range === null) return new Response(broken());
    const start = Number(/\d+/.exec(range)![0]);
    return part(start, Math.min(start + half, content.length));
  });
  assert.deepEqual(asked, [null, `bytes=${half / 2}-`, `bytes=${3 * half / 2}-`]);
  assert.deepEqual(written, content);
  assert.equal(sum, await sha256Hex(content));
});

Deno.test("downloadFile() takes a body that stays too short for broken off", async () => {
  let times = 0;
  const stuck = run(
    () => (times++, part(times === 1 ? 0 : half, half, times === 1 ? content.length : "*")),
  );
  await assert.rejects(stuck, BrokenDownload);
  assert.equal(times, 5);
});

Deno.test("downloadFile() begins anew where a server answers with another part", async () => {
  const { asked, written } = await run((_, time) =>
    time === 1 ? part(0, half) : time === 2 ? part(0, half) : new Response(content)
  );
  assert.deepEqual(asked, [null, `bytes=${half}-`, null]);
  assert.deepEqual(written, content);
});

Deno.test("downloadFile() begins anew at a server that knows no ranges", async () => {
  const { sum, seen, written } = await run((_, time) =>
    new Response(time === 1 ? broken() : content)
  );
  assert.deepEqual(written, content);
  assert.equal(sum, await sha256Hex(content));
  assert.equal(seen.at(-1), content.length);
});

Deno.test("downloadFile() asks an overloaded server again, and a refusing one not", async () => {
  const { asked } = await run((_, time) =>
    new Response(content, { status: time === 1 ? 503 : 200 })
  );
  assert.equal(asked.length, 2);
  let times = 0;
  const refused = run(() => (times++, new Response("no", { status: 404 })));
  await assert.rejects(refused, (error) => error instanceof HttpRefusal && error.status === 404);
  assert.equal(times, 1);
});

Deno.test("downloadFile() gives up a connection that breaks off again and again", async () => {
  let times = 0;
  await assert.rejects(run(() => (times++, new Response(broken()))), BrokenDownload);
  assert.equal(times, 5);
});

Deno.test("downloadFile() ends at once when it is cancelled, with the reason", async () => {
  const controller = new AbortController();
  const endless = () =>
    new Response(
      new ReadableStream({ start: (stream) => stream.enqueue(content.subarray(0, half)) }),
    );
  const work = run(endless, controller.signal, () => controller.abort("cancelled"));
  await assert.rejects(work, (reason) => reason === "cancelled");
});

Deno.test("downloadFile() does not wait for a server that is not there", async () => {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response(),
  );
  const { port } = server.addr;
  await server.shutdown();
  await inFolder(async (folder) => {
    const [url, path] = [`http://127.0.0.1:${port}/file`, join(folder, "file")];
    const { signal } = new AbortController();
    await assert.rejects(downloadFile({ fetch, url, path, signal, onBytes() {} }), TypeError);
  });
});
