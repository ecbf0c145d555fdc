import { fetchAnswer, type JsonRequest, offline } from "./fetch_json.ts";

/**
 * Asks for an answer that comes as lines of JSON and yields them as they come.
 *
 * @throws {RequestError} as `fetchJson` does, also when the connection breaks off in the middle.
 */
export async function* fetchLines<T>(url: string, request: JsonRequest = {}): AsyncGenerator<T> {
  const { body } = await fetchAnswer(url, request);
  if (!body) return;
  let rest = "";
  for await (const text of textsOf(body, request.signal)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as T;
  }
}

/** By a reader: not every browser lets a stream be iterated over. */
async function* textsOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const next = () =>
    reader.read().catch((cause) => {
      throw signal?.aborted ? cause : offline(cause);
    });
  try {
    for (let part = await next(); !part.done; part = await next()) yield part.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
