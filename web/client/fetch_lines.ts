import { fetchAnswer, type JsonRequest } from "./fetch_json.ts";

/**
 * Asks for an answer that comes as lines of JSON and yields them as they come.
 *
 * @throws {RequestError} as `fetchJson` does.
 */
export async function* fetchLines<T>(url: string, request: JsonRequest = {}): AsyncGenerator<T> {
  const response = await fetchAnswer(url, request);
  if (!response.body) return;
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as T;
  }
}
