import type { z } from "zod";

/** Why there is no usable answer. */
export type AnswerFailure = "unreachable" | "timeout" | "bad_answer";

/** An answer of the expected form, or why there is none. */
export type JsonAnswer<T> = { ok: true; value: T } | { ok: false; reason: AnswerFailure };

/** No list of models is longer. */
const longestAnswer = 16 * 1024 * 1024;

/** Asks for JSON: a GET, or a POST where there is a body. Redirects are not followed. */
export async function fetchJson<T>(
  fetch: typeof globalThis.fetch,
  url: URL,
  { schema, timeoutMs, body }: { schema: z.ZodType<T>; timeoutMs: number; body?: object },
): Promise<JsonAnswer<T>> {
  try {
    const response = await fetch(url, {
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    const text = await readAtMost(response, longestAnswer);
    const parsed = response.ok && text !== null ? schema.safeParse(parseJson(text)) : null;
    return parsed?.success ? { ok: true, value: parsed.data } : { ok: false, reason: "bad_answer" };
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === "TimeoutError";
    return { ok: false, reason: isTimeout ? "timeout" : "unreachable" };
  }
}

/** The body's text, or null when it is longer than allowed. */
export async function readAtMost(response: Response, bytes: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let left = bytes;
  let text = "";
  for await (const part of response.body ?? []) {
    left -= part.length;
    if (left < 0) return null;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
