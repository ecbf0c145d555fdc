import { AppError } from "@/core/contract/mod.ts";

/** How much of a body is taken, and how long the next piece may take. */
export interface BodyLimits {
  maxBytes: number;
  /** A sender that brings next to nothing while we wait so long is given up; 30 s when left out. */
  idleMs?: number;
}

/** Less than this in that time is next to nothing: one byte a second holds a connection for ever. */
const leastBytes = 1024;

/**
 * The body of a request as a stream that counts, for uploads of any size: nothing is collected, and
 * the sender is read only as fast as the stream is.
 *
 * The stream fails with `AppError` `too_large` as soon as `maxBytes` are exceeded, and with
 * `bad_input` when the sender stops before the end.
 *
 * @throws {AppError} `too_large` at once when Content-Length already says so.
 */
export function countBytes(request: Request, limits: BodyLimits): ReadableStream<Uint8Array> {
  const { maxBytes, idleMs = 30_000 } = limits;
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  const reader = request.body?.getReader();
  let total = 0;
  let [waitedMs, brought] = [0, 0];
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const start = performance.now();
      const value = reader ? await readSoon(reader, idleMs - waitedMs) : null;
      if (value === null) return controller.close();
      [waitedMs, brought] = [waitedMs + performance.now() - start, brought + value.byteLength];
      if (brought >= leastBytes) [waitedMs, brought] = [0, 0];
      total += value.byteLength;
      if (total <= maxBytes) return controller.enqueue(value);
      reader?.releaseLock();
      throw tooLarge(maxBytes);
    },
    cancel: () => reader?.releaseLock(),
  }, { highWaterMark: 0 });
}

/** How long an answer waits for the rest of a body that nobody wants. */
export interface LingerLimits {
  /** In all; 10 s when left out. */
  forMs?: number;
  /** For the next piece; 1 s when left out. */
  idleMs?: number;
}

/**
 * Takes in what the sender of a refused body still sends, before it gets its answer. A connection
 * that is closed with unread data is reset, and then browsers lose the answer that says why.
 */
export async function lingerOver(request: Request, limits: LingerLimits = {}): Promise<void> {
  const { forMs = 10_000, idleMs = 1000 } = limits;
  if (!request.body || request.body.locked) return;
  const reader = request.body.getReader();
  const end = performance.now() + forMs;
  try {
    while (await readSoon(reader, idleMs) !== null && performance.now() < end);
  } catch {
    // It has gone, or fallen silent: nobody waits for the rest.
  }
}

/** The error of a body or file above its cap. */
export function tooLarge(maxBytes: number): AppError {
  return new AppError("too_large", { limit_mb: Math.ceil(maxBytes / 1024 ** 2 * 10) / 10 });
}

/** The error of a body whose sender stopped before its end. */
export function endedEarly(cause?: unknown): AppError {
  return new AppError("bad_input", { detail: { key: "detail.upload-ended" } }, { cause });
}

/** The next piece, or null at the end. */
async function readSoon(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  idleMs: number,
): Promise<Uint8Array | null> {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new Error("silent sender")), idleMs);
  try {
    const { done, value } = await Promise.race([reader.read(), silence.promise]);
    if (done) reader.releaseLock();
    return done ? null : value;
  } catch (cause) {
    reader.releaseLock();
    throw endedEarly(cause);
  } finally {
    clearTimeout(timer);
  }
}
