import type { Exchange } from "./exchange.ts";

/** One event: `id` is the cursor from which a reader goes on; `data` is sent as JSON. */
export interface StreamEvent {
  id: number | string;
  data: unknown;
}

/** Where events come from. */
export interface EventSourceOptions {
  /** The events after a cursor (null: from now on), until the signal aborts. */
  source(after: string | null, signal: AbortSignal): AsyncIterable<StreamEvent>;
  /** How long the stream may be silent before a comment keeps it open; 15 s when left out. */
  heartbeatMs?: number;
}

/** What the stream needs to know about the request that it answers. */
export type StreamRequest = Pick<Exchange<unknown, unknown>, "request" | "url" | "report">;

/**
 * Answers with server-sent events. The source is asked for the next event only when the browser
 * has taken the last one, so a slow reader costs no memory. An error of the source is sent as an
 * `error` event with `{code, message, hint, requestId}`; then the stream ends and the browser comes
 * back with its cursor.
 */
export function eventStream(
  { request, url, report }: StreamRequest,
  { source, heartbeatMs = 15_000 }: EventSourceOptions,
): Response {
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, stop.signal]);
  const events = source(cursorOf(request, url), signal)[Symbol.asyncIterator]();
  const lines = eventLines({ events, signal, heartbeatMs, report });
  // Also when the browser leaves between two events: the source must get to its own end.
  signal.addEventListener("abort", () => void lines.return(undefined));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value));
    },
    cancel: () => stop.abort(),
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** The cursor after which a reader goes on: Last-Event-ID, else `?after=`, else null. */
export function cursorOf(request: Request, url: URL): string | null {
  return request.headers.get("last-event-id") ?? url.searchParams.get("after");
}

interface Lines {
  events: AsyncIterator<StreamEvent>;
  signal: AbortSignal;
  heartbeatMs: number;
  report: StreamRequest["report"];
}

async function* eventLines({ events, signal, heartbeatMs, report }: Lines): AsyncGenerator<string> {
  // Sent at once, so that the browser knows that the stream is open, and how soon to come back.
  yield "retry: 1000\n\n";
  let next = events.next();
  try {
    while (!signal.aborted) {
      const result = await firstOf(next, { signal, heartbeatMs });
      if (result === "aborted" || (result !== "silent" && result.done)) return;
      if (result === "silent") {
        yield ": still here\n\n";
      } else {
        yield eventText(result.value);
        next = events.next();
      }
    }
  } catch (error) {
    if (!signal.aborted) yield failureText(report(error));
  } finally {
    // Not awaited: a source that waits for something ends when its signal tells it to.
    events.return?.()?.catch(() => {});
    next.catch(() => {});
  }
}

type Outcome = IteratorResult<StreamEvent> | "silent" | "aborted";

async function firstOf(
  next: Promise<IteratorResult<StreamEvent>>,
  { signal, heartbeatMs }: { signal: AbortSignal; heartbeatMs: number },
): Promise<Outcome> {
  const other = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => other.resolve("silent"), heartbeatMs);
  const abort = () => other.resolve("aborted");
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([next, other.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}

/** JSON never holds a line break, so only the id could smuggle in a field of its own. */
function eventText({ id, data }: StreamEvent): string {
  if (/[\r\n\0]/.test(String(id))) throw new TypeError("An event id must be one line");
  return `id: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}

function failureText({ status: _, ...body }: ReturnType<StreamRequest["report"]>): string {
  return `event: error\ndata: ${JSON.stringify(body)}\n\n`;
}
