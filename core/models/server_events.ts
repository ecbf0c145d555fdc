/** A line longer than this is no event of a model server. */
const longestEvent = 1024 * 1024;

/**
 * The data of each server-sent event of a stream, until `[DONE]` or its end. Comment lines (by
 * which servers say that they still live), other fields, CRLF and characters cut in two are fine.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let data: string[] = [];
  for await (const line of linesOf(body)) {
    if (line.startsWith("data:")) data.push(line.slice(5).trimStart());
    if (line !== "" || data.length === 0) continue;
    const event = data.join("\n");
    if (event === "[DONE]") return;
    yield event;
    data = [];
  }
  if (data.length > 0 && data[0] !== "[DONE]") yield data.join("\n");
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of body) {
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestEvent) throw new Error("an event has no end");
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  rest += decoder.decode();
  if (rest !== "") yield rest.replace(/\r$/, "");
}
