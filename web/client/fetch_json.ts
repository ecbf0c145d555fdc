import { defineTexts, translator } from "@/core/contract/text.ts";

const texts = defineTexts({
  en: {
    offline: "Lernwerk does not answer.",
    offlineHint: "Check that it is still running, then try again.",
    unreadable: "Lernwerk answered something unexpected ({status}).",
    unreadableHint: "Reload the page and try again.",
  },
  de: {
    offline: "Lernwerk antwortet nicht.",
    offlineHint: "Prüfen Sie, ob es noch läuft, und versuchen Sie es dann noch einmal.",
    unreadable: "Lernwerk hat etwas Unerwartetes geantwortet ({status}).",
    unreadableHint: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
  },
});

/** What a person is told when a request failed; `code` is for programs. */
export interface RequestFailure {
  code: string;
  message: string;
  hint: string;
  requestId?: string;
}

/** A request that failed, with what to show. */
export class RequestError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly requestId: string | undefined;

  constructor({ code, message, hint, requestId }: RequestFailure, options?: ErrorOptions) {
    super(message, options);
    this.name = "RequestError";
    this.code = code;
    this.hint = hint;
    this.requestId = requestId;
  }
}

/** A request of the REST interface. */
export interface JsonRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * Asks the REST interface. `T` is the endpoint's output, which the server has checked.
 *
 * @throws {RequestError} with the server's own words, or `offline` when it does not answer.
 */
export async function fetchJson<T>(url: string, request: JsonRequest = {}): Promise<T> {
  const response = await fetchAnswer(url, request);
  if (response.status === 204) return undefined as T;
  return readAnswer<T>(response.status, await response.text());
}

/**
 * Reads an answer of the REST interface.
 *
 * @throws {RequestError} with the server's own words when it is no success.
 */
export function readAnswer<T>(status: number, text: string): T {
  const body = parsed(text);
  const isFine = status >= 200 && status < 300 && body !== undefined;
  if (isFine) return body as T;
  throw told(new RequestError(isFailure(body) ? body : unreadable(status)));
}

/** The failure of a request that got no answer. */
export function offline(cause?: unknown): RequestError {
  const t = words();
  const failure = { code: "offline", message: t("offline"), hint: t("offlineHint") };
  return told(new RequestError(failure, { cause }));
}

/**
 * Asks the REST interface for an answer whose body the caller reads.
 *
 * @throws {RequestError} with the server's own words, or `offline` when it does not answer.
 */
export async function fetchAnswer(url: string, request: JsonRequest = {}): Promise<Response> {
  const response = await send(url, request);
  return response.ok ? response : readAnswer<never>(response.status, await response.text());
}

const listeners = new Set<(error: RequestError) => void>();

/** Hears of every failed request of this page, such as to notice that the session has ended. */
export function onRequestError(listener: (error: RequestError) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function told(error: RequestError): RequestError {
  listeners.forEach((listener) => listener(error));
  return error;
}

async function send(url: string, { method = "GET", body, signal }: JsonRequest): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      ...(signal && { signal }),
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw offline(cause);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFailure(body: unknown): body is RequestFailure {
  return typeof body === "object" && body !== null && "code" in body && "message" in body &&
    "hint" in body;
}

function unreadable(status: number): RequestFailure {
  const t = words();
  return { code: "internal", message: t("unreadable", { status }), hint: t("unreadableHint") };
}

function words() {
  return translator(texts, document.documentElement.lang === "de" ? "de" : "en");
}
