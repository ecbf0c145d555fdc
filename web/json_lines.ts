import type { Exchange } from "./exchange.ts";

/**
 * Answers with a line of JSON for each value, as they come. When the browser goes away, the
 * source's signal aborts; an error of the source becomes a last line `{"type": "failed", "error"}`.
 */
export function jsonLines(
  { request, report }: Pick<Exchange<unknown, unknown>, "request" | "report">,
  source: (signal: AbortSignal) => AsyncIterable<unknown>,
): Response {
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, stop.signal]);
  const lines = linesOf(source(signal), { signal, report });
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(new TextEncoder().encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      stop.abort();
      // It may rest between two lines, where it would never hear of the abort and clear up.
      await lines.return(undefined);
    },
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
}

async function* linesOf(
  values: AsyncIterable<unknown>,
  { signal, report }: { signal: AbortSignal; report: (error: unknown) => unknown },
): AsyncGenerator<unknown> {
  try {
    yield* values;
  } catch (error) {
    if (!signal.aborted) yield { type: "failed", error: report(error) };
  }
}
