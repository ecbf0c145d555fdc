import { once } from "node:events";
import type { Readable } from "node:stream";
import type { BusboyInstance } from "@fastify/busboy";
import { AppError, type NamedText } from "@/core/contract/mod.ts";
import { countBytes, endedEarly, tooLarge } from "./body.ts";

/** A file on its way in. */
export interface FilePart {
  /** The name of the form field. */
  name: string;
  /** What the sender calls the file: hostile text, be it with NUL; never to be used as a path. */
  fileName: string;
  /** What the sender says that it is. */
  type: string;
  /** Its bytes; fails with `too_large` above the cap and with `bad_input` when it is cut off. */
  stream: ReadableStream<Uint8Array>;
}

/** What is taken of a form, and by whom. */
export interface MultipartOptions {
  /** The cap of each single file. */
  maxFileBytes: number;
  /** Fields and files together; 1,000 when left out. */
  maxParts?: number;
  /** The cap of each field; 64 KiB when left out. */
  maxFieldBytes?: number;
  /** Takes one file. The next part is read only when it is done; what it leaves is skipped. */
  onFile(part: FilePart): Promise<void>;
  /** Takes one field, in its place between the files. */
  onField?(name: string, value: string): Promise<void> | void;
}

/**
 * Reads a multipart form as a stream, part after part in the order in which they were sent; memory
 * use does not depend on the size of the files. A file input without a file is skipped.
 *
 * @returns the fields.
 * @throws {AppError} `bad_input` for a truncated or malformed form and for fields whose names are
 * empty or hold NUL, `too_large` for a file above the cap; and whatever `onFile` and `onField` throw.
 */
export async function readMultipart(
  request: Request,
  options: MultipartOptions,
): Promise<Record<string, string>> {
  const fields = new Map<string, string>();
  const steps = createSteps();
  const parser = await openParser(request, options);
  let current: Readable | null = null;
  parser.on("file", (...[name, file, fileName, , type]) => {
    // A cut-off file reports to whoever reads it; nobody may be reading it yet.
    file.on("error", () => {});
    steps.add(async () => {
      current = file;
      const part = { name: checkedName(name), fileName: clientName(fileName), type };
      await takeFile(part, { file, options });
    });
  });
  parser.on("field", (...[name, value, , valueCut]) => {
    steps.add(async () => {
      if (valueCut) throw malformed({ key: "detail.form-field-long", params: { name } });
      fields.set(checkedName(name), value);
      await options.onField?.(name, value);
    });
  });
  parser.on("partsLimit", () => steps.fail(malformed({ key: "detail.form-parts" })));
  parser.on("error", (cause) => steps.fail(endedEarly(cause)));
  try {
    await feed(parser, countBytes(request, { maxBytes: Infinity }), steps.failed);
    await steps.done();
    return Object.fromEntries(fields);
  } catch (error) {
    const reason = steps.failed.aborted ? steps.failed.reason : error;
    (current as Readable | null)?.destroy(reason);
    await steps.settled();
    throw reason;
  } finally {
    parser.destroy();
  }
}

/** Runs what the parser announces one after the other, and remembers the first failure. */
function createSteps() {
  const failure = new AbortController();
  let last: Promise<void> = Promise.resolve();
  const fail = (reason: unknown) => failure.abort(reason);
  return {
    failed: failure.signal,
    fail,
    add(step: () => Promise<void>) {
      last = last.then(step);
      last.catch(fail);
    },
    async done() {
      await last;
      failure.signal.throwIfAborted();
    },
    settled: () => last.catch(() => {}),
  };
}

async function openParser(request: Request, options: MultipartOptions): Promise<BusboyInstance> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    throw malformed({ key: "detail.type", params: { type: "multipart/form-data" } });
  }
  // Loaded with the first form: it takes a tenth of the program's start. It is CommonJS, of which
  // the bundle has the default export only.
  const { default: { Busboy } } = await import("@fastify/busboy");
  try {
    return new Busboy({
      headers: { "content-type": type },
      preservePath: true,
      limits: {
        parts: options.maxParts ?? 1000,
        fieldSize: options.maxFieldBytes ?? 64 * 1024,
        headerPairs: 20,
      },
    });
  } catch (cause) {
    throw malformed({ key: "detail.not-a-form" }, cause);
  }
}

/** Passes the body on no faster than the parts are taken. */
function feed(
  parser: BusboyInstance,
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const sink = new WritableStream<Uint8Array>({
    async write(chunk) {
      if (!parser.write(chunk)) await once(parser, "drain", { signal });
    },
    async close() {
      const finished = once(parser, "finish", { signal });
      parser.end();
      await finished;
    },
  });
  return body.pipeTo(sink, { signal });
}

interface Taking {
  file: Readable;
  options: MultipartOptions;
}

async function takeFile(part: Omit<FilePart, "stream">, { file, options }: Taking): Promise<void> {
  if (part.fileName !== "") {
    const stream = ReadableStream.from(counted(file, options.maxFileBytes));
    await options.onFile({ ...part, stream });
  }
  file.resume();
}

async function* counted(file: Readable, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of file.iterator({ destroyOnReturn: false })) {
      total += chunk.byteLength;
      if (total > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof AppError ? error : endedEarly(error);
  }
}

function checkedName(name: string | undefined): string {
  if (!name) throw malformed({ key: "detail.form-no-name" });
  if (name.includes("\0")) throw malformed({ key: "detail.form-nul" });
  return name;
}

/** Browsers write a quotation mark in a file name as %22. */
function clientName(fileName: string | undefined): string {
  return (fileName ?? "").replaceAll("%22", '"');
}

function malformed(detail: NamedText, cause?: unknown): AppError {
  return new AppError("bad_input", { detail }, { cause });
}
