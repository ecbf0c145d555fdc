import assert from "node:assert/strict";
import { AppError, describeError } from "@/core/contract/mod.ts";
import { readMultipart } from "./multipart.ts";
import type { FilePart, MultipartOptions } from "./multipart.ts";

const type = "multipart/form-data; boundary=BB";
const end = "--BB--\r\n";

function part(disposition: string, value: string): string {
  return `--BB\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;
}

function form(body: BodyInit, contentType = type): Request {
  return new Request("http://x/", {
    method: "POST",
    body,
    headers: { "content-type": contentType },
  });
}

interface Seen {
  log: string[];
  options: MultipartOptions;
}

function recording(options: Partial<MultipartOptions> = {}): Seen {
  const log: string[] = [];
  return {
    log,
    options: {
      maxFileBytes: 1000,
      async onFile({ name, fileName, stream }: FilePart) {
        log.push(`${name}/${fileName}=${await new Response(stream).text()}`);
      },
      onField: (name, value) => void log.push(`${name}=${value}`),
      ...options,
    },
  };
}

async function refusal(body: BodyInit, options: Partial<MultipartOptions> = {}): Promise<string> {
  try {
    await readMultipart(form(body), recording(options).options);
  } catch (error) {
    if (error instanceof AppError) return describeError(error, "en").message;
    throw error;
  }
  return "accepted";
}

Deno.test("readMultipart() hands out fields and files in the order in which they were sent", async () => {
  const { log, options } = recording();
  const body = part('name="a"', "1") + part('name="f"; filename="Ü %22x%22.txt"', "hello") +
    part('name="b"', "2") + part('name="f"; filename="../../etc/x"', "") + part('name="c"', "3");
  const fields = await readMultipart(form(body + end), options);
  assert.deepEqual(log, ["a=1", 'f/Ü "x".txt=hello', "b=2", "f/../../etc/x=", "c=3"]);
  assert.deepEqual(fields, { a: "1", b: "2", c: "3" });
});

Deno.test("readMultipart() reads what browsers build with FormData", async () => {
  const { log, options } = recording();
  const data = new FormData();
  data.append("note", "ä\nb");
  data.append("file", new File(["x".repeat(900)], "größe.txt"));
  await readMultipart(new Request("http://x/", { method: "POST", body: data }), options);
  assert.deepEqual(log, ["note=ä\r\nb", `file/größe.txt=${"x".repeat(900)}`]);
});

Deno.test("readMultipart() skips a file input without a file and what onFile leaves unread", async () => {
  const taken: string[] = [];
  const onFile = ({ fileName }: FilePart) => Promise.resolve(void taken.push(fileName));
  const body = part('name="f"; filename=""', "") + part('name="f"; filename="a"', "x".repeat(500)) +
    part('name="f"; filename="b"', "y") + part('name="z"', "1");
  const fields = await readMultipart(form(body + end), recording({ onFile }).options);
  assert.deepEqual([taken, fields], [["a", "b"], { z: "1" }]);
});

Deno.test("readMultipart() refuses what is malformed", async () => {
  const early = "The input does not fit: the upload ended before it was complete";
  const file = (name: string) => part(`name="f"; filename="${name}"`, "hello");
  assert.equal(await refusal(""), early);
  assert.equal(await refusal(file("a")), early);
  assert.equal(await refusal(file("a").slice(0, -4)), early);
  assert.equal(await refusal(part('name="a"', "1").slice(0, -20)), early);
  assert.equal(
    await refusal(part('name="a\0"', "1") + end),
    "The input does not fit: a part's name holds a NUL character",
  );
  assert.equal(
    await refusal(part('name=""', "1") + end),
    "The input does not fit: a part has no name",
  );
  assert.equal(
    await refusal(part('filename="x"', "1") + end),
    "The input does not fit: a part has no name",
  );
  assert.equal(
    await refusal(file("a").repeat(9) + end, { maxParts: 8 }),
    "The input does not fit: the form has too many parts",
  );
  assert.equal(
    await refusal(part('name="a"', "12345") + end, { maxFieldBytes: 4 }),
    "The input does not fit: a is too long",
  );
});

Deno.test("readMultipart() refuses another content type and a missing boundary", async () => {
  for (const wrong of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data;"]) {
    await assert.rejects(readMultipart(form("x", wrong), recording().options), {
      code: "bad_input",
    });
  }
});

Deno.test("readMultipart() passes on what onFile throws", async () => {
  const onFile = () => Promise.reject(new AppError("disk_full", { needed_mb: 1, free_mb: 0 }));
  assert.equal(
    await refusal(part('name="f"; filename="a"', "x") + end, { onFile }),
    "The disk is full: 1 MB are needed, 0 MB are free.",
  );
});

/** A form with one file of any size that counts how many bytes were asked for. */
function largeForm(bytes: number): { request: Request; pulled: () => number } {
  let sent = 0;
  const head = new TextEncoder().encode(
    '--BB\r\nContent-Disposition: form-data; name="f"; filename="big"\r\n\r\n',
  );
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(head),
    pull(controller) {
      if (sent >= bytes) {
        controller.enqueue(new TextEncoder().encode(`\r\n${end}`));
        return controller.close();
      }
      const chunk = new Uint8Array(64 * 1024);
      sent += chunk.length;
      controller.enqueue(chunk);
    },
  });
  return { request: form(body), pulled: () => sent };
}

Deno.test("readMultipart() refuses a file above the cap while it is still coming", async () => {
  const { request, pulled } = largeForm(512 * 1024 ** 2);
  const drain = ({ stream }: FilePart) => stream.pipeTo(new WritableStream());
  const reading = readMultipart(request, { maxFileBytes: 1024 ** 2, onFile: drain });
  await assert.rejects(reading, { code: "too_large" });
  assert.ok(pulled() < 3 * 1024 ** 2, `${pulled()} bytes were read`);
});

Deno.test("readMultipart() never runs ahead of a slow taker", async () => {
  const { request, pulled } = largeForm(64 * 1024 ** 2);
  let taken = 0;
  let mostAhead = 0;
  await readMultipart(request, {
    maxFileBytes: 65 * 1024 ** 2,
    async onFile({ stream }) {
      for await (const chunk of stream) {
        taken += chunk.byteLength;
        mostAhead = Math.max(mostAhead, pulled() - taken);
        if (taken % (1024 ** 2) < 100) await new Promise((go) => setTimeout(go, 0));
      }
    },
  });
  assert.equal(taken, 64 * 1024 ** 2);
  assert.ok(mostAhead < 1024 ** 2, `${mostAhead} bytes were kept`);
});

Deno.test("readMultipart() needs no memory for what has passed", async () => {
  const { request } = largeForm(300 * 1024 ** 2);
  const before = Deno.memoryUsage().rss;
  let peak = before;
  let taken = 0;
  const onFile = async ({ stream }: FilePart) => {
    for await (const chunk of stream) {
      taken += chunk.byteLength;
      if (taken % (8 * 1024 ** 2) < chunk.byteLength) peak = Math.max(peak, Deno.memoryUsage().rss);
    }
  };
  await readMultipart(request, { maxFileBytes: 301 * 1024 ** 2, onFile });
  const grownMb = Math.round((peak - before) / 1024 ** 2);
  assert.ok(grownMb < 150, `${grownMb} MB more for 300 MB`);
});
