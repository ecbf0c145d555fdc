import { Failure, textOf } from "./failure.ts";

/** One line of stdin. */
export interface Request {
  id: string;
  method: string;
  params: Record<string, unknown>;
}

/** One line of stdout. `id` is the request's. */
export type Answer =
  | { type: "token"; id: string; text: string }
  | { type: "progress"; id: string; done: number; total: number }
  | { type: "result"; id: string; result: unknown }
  | {
    type: "error";
    id: string | null;
    code: string;
    message: string;
    details: Record<string, number | string>;
  };

const encoder = new TextEncoder();

/** Writes one JSON line to stdout, whole, before anything else is written. */
export function send(message: object): void {
  const bytes = encoder.encode(JSON.stringify(message) + "\n");
  let written = 0;
  while (written < bytes.length) written += Deno.stdout.writeSync(bytes.subarray(written));
}

/** Answers a request with what went wrong. */
export function sendFailure(id: string | null, error: unknown): void {
  const failure = error instanceof Failure ? error : new Failure("internal", textOf(error));
  const { code, message, details } = failure;
  const answer: Answer = { type: "error", id, code, message, details };
  send(answer);
}

/** The requests on stdin, one a line, until the parent closes it or is gone. */
export async function* requests(): AsyncGenerator<Request> {
  let rest = "";
  for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const request = parseRequest(line);
      if (request) yield request;
    }
  }
}

function parseRequest(line: string): Request | null {
  if (line.trim() === "") return null;
  try {
    return checkRequest(JSON.parse(line));
  } catch (error) {
    sendFailure(null, new Failure("bad_request", textOf(error)));
    return null;
  }
}

function checkRequest(value: unknown): Request {
  const { id, method, params = {} } = (value ?? {}) as Partial<Request>;
  if (typeof id !== "string" || typeof method !== "string" || typeof params !== "object") {
    throw new Failure("bad_request", "a request is {id, method, params}");
  }
  return { id, method, params };
}
