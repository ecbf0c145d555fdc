import { AppError } from "@/core/contract/mod.ts";

/** How much of a body is taken, and how long the next piece may take. */
export interface BodyLimits {
  maxBytes: number;
  /** A sender that is silent for longer is given up; 30 s when left out. */
  idleMs?: number;
}

/**
 * The body of a request as a stream that counts, for uploads of any size: nothing is collected.
 *
 * The stream fails with `AppError` `too_large` as soon as `maxBytes` are exceeded (at once when
 * Content-Length already says so), and with `bad_input` when the sender stops before the end.
 */
export function countBytes(request: Request, limits: BodyLimits): ReadableStream<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return ReadableStream.from(counted(request, limits));
}

/** The error of a body or file above its cap. */
export function tooLarge(maxBytes: number): AppError {
  return new AppError("too_large", { limit_mb: Math.ceil(maxBytes / 1024 ** 2 * 10) / 10 });
}

async function* counted(request: Request, { maxBytes, idleMs = 30_000 }: BodyLimits) {
  if (!request.body) return;
  const reader = request.body.getReader();
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await readSoon(reader, idleMs);
      if (done) return;
      total += value.byteLength;
      if (total > maxBytes) throw tooLarge(maxBytes);
      yield value;
    }
  } finally {
    // Also ends a body that is only half read, so that its sender stops.
    await reader.cancel().catch(() => {});
  }
}

async function readSoon(reader: ReadableStreamDefaultReader<Uint8Array>, idleMs: number) {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new Error("silent sender")), idleMs);
  try {
    return await Promise.race([reader.read(), silence.promise]);
  } catch (cause) {
    throw new AppError("bad_input", { detail: "the upload ended before it was complete" }, {
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}
