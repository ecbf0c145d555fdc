import type { JobEvent } from "@/core/contract/mod.ts";
import type { ServerAddress } from "@/core/storage/mod.ts";

/** A refusal of the server, in words for people. */
export class RefusedError extends Error {
  override name = "RefusedError";
  constructor(readonly code: string, message: string, readonly hint: string) {
    super(message);
  }
}

/** A request's variable parts. */
export interface RequestOptions {
  body?: unknown;
  /** Sent as it is instead of JSON, such as a form with files. */
  form?: FormData;
  /** Sent as they are. */
  bytes?: Uint8Array<ArrayBuffer>;
  signal?: AbortSignal;
}

/** The REST interface of a running Lernwerk, as commands use it. */
export interface Client {
  readonly address: ServerAddress;
  /** @throws {RefusedError} with the server's words. */
  call<T>(method: string, path: string, options?: RequestOptions): Promise<T>;
  /** All events of one job, from its first on, until it rests. */
  follow(jobId: string): AsyncIterable<JobEvent>;
}

/** A client of the server at an address, speaking a language. */
export function createClient(address: ServerAddress, lang: string): Client {
  const headers = { authorization: `Bearer ${address.token}`, "accept-language": lang };

  async function call<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
    const { body, form, bytes, signal } = options;
    const type = body !== undefined ? "application/json" : bytes && "application/octet-stream";
    const response = await fetch(new URL(path, address.url), {
      method,
      headers: type ? { ...headers, "content-type": type } : headers,
      body: form ?? bytes ?? (body === undefined ? null : JSON.stringify(body)),
      ...(signal && { signal }),
    });
    if (!response.ok) throw await refusal(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  async function* follow(jobId: string): AsyncIterable<JobEvent> {
    let after = 0;
    while (true) {
      const { events, isResting } = await call<{ events: JobEvent[]; isResting: boolean }>(
        "GET",
        `/api/v1/jobs/${jobId}/events?after=${after}&wait=20`,
      );
      yield* events;
      after = events.at(-1)?.id ?? after;
      if (isResting && events.length === 0) return;
    }
  }

  return { address, call, follow };
}

async function refusal(response: Response): Promise<RefusedError> {
  const text = await response.text();
  try {
    const { code, message, hint } = JSON.parse(text);
    return new RefusedError(code, message, hint);
  } catch {
    return new RefusedError("internal", `HTTP ${response.status}`, text.slice(0, 500));
  }
}
