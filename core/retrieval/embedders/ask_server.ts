import { AppError } from "@/core/contract/mod.ts";
import { readAtMost } from "@/core/models/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { failed } from "./unit_vectors.ts";

/** How servers are reached. */
export interface ServerLine {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** From 0 to below 1. */
  random(): number;
  /** Waits, or rejects with the signal's reason. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** One question to a server, with all that it needs. */
export interface ServerCall extends ServerLine {
  url: URL;
  body: { model: string };
  key: string | null;
  signal: AbortSignal;
}

const tries = 5;
const firstWaitMs = 1000;
/** What a server asks for beyond that is not waited for. */
const longestWaitMs = 5 * 60_000;
/** A model that is loaded for the first question takes its time. */
const timeoutMs = 5 * 60_000;
/** 64 vectors of 4,096 numbers are some 5 MB. */
const longestAnswer = 64 * 1024 * 1024;
/** Text of an error answer that is shown. */
const shownError = 500;

/**
 * Posts JSON and answers the JSON that came back. A server that is busy (429, 503) is asked again:
 * after the time that it names, else after a time that doubles.
 *
 * @throws {AppError} `embedder_failed` with what the server said, `embedder_unreachable`,
 * `embedder_model_unknown`; the signal's reason when aborted.
 */
export async function askServer(call: ServerCall): Promise<unknown> {
  for (let attempt = 1;; attempt++) {
    const response = await post(call);
    if (response.ok) return await readJson(response, call);
    const isBusy = response.status === 429 || response.status === 503;
    const text = (await read(response, call) ?? "").trim();
    if (!isBusy || attempt === tries) throw refusal(response.status, text, call);
    const stated = retryAfterMs(response.headers.get("retry-after"), call.clock);
    if (stated !== null && stated > longestWaitMs) {
      throw refusal(response.status, text, call);
    }
    // Jitter, so that several that were refused at once do not come back at once.
    const usual = firstWaitMs * 2 ** (attempt - 1) * (0.75 + call.random() / 2);
    try {
      await call.wait(stated ?? usual, call.signal);
    } finally {
      call.signal.throwIfAborted();
    }
  }
}

async function post({ fetch, url, body, key, signal }: ServerCall): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...key !== null && { authorization: `Bearer ${key}` },
      },
      body: JSON.stringify(body),
      // A redirect would carry documents and key to a place that nobody chose.
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
  } catch (error) {
    signal.throwIfAborted();
    if (/redirect/i.test(String(error))) {
      throw failed({ key: "detail.embedder.redirect" }, error);
    }
    throw new AppError("embedder_unreachable", { address: url.origin }, { cause: error });
  }
}

async function readJson(response: Response, call: ServerCall): Promise<unknown> {
  const text = await read(response, call);
  if (text === null) throw failed({ key: "detail.embedder.endless" });
  try {
    return JSON.parse(text);
  } catch (error) {
    const params = { said: shown(text.trim(), call.key) };
    throw failed({ key: "detail.embedder.no-json", params }, error);
  }
}

async function read(response: Response, { signal }: ServerCall): Promise<string | null> {
  try {
    return await readAtMost(response, longestAnswer);
  } catch (error) {
    signal.throwIfAborted();
    throw failed({ key: "detail.embedder.broke-off" }, error);
  }
}

/** Seconds or a date, as HTTP allows; null when it is neither. */
function retryAfterMs(header: string | null, clock: Clock): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - clock.now().getTime());
}

/** Ollama, llama-server and OpenAI each say in words of their own that they do not have a model. */
const noSuchModel =
  /model\b.*\b(?:not found|not exist|unknown)|(?:unknown|invalid|no such) model/is;

function refusal(
  status: number,
  text: string,
  { url, body: { model }, key }: ServerCall,
): AppError {
  const said = shown(messageIn(text), key);
  if ((status === 404 || status === 400) && noSuchModel.test(said)) {
    return new AppError("embedder_model_unknown", { address: url.origin, model, said });
  }
  const params = { status: String(status), said };
  if (status === 404 || status === 405 || status === 501) {
    return failed({ key: "detail.embedder.no-interface", params });
  }
  if (said === "") return failed({ key: "detail.embedder.status.silent", params });
  return failed({ key: "detail.embedder.status", params });
}

/** Where the answer has the shape of OpenAI's errors, its sentence; else all of it. */
function messageIn(text: string): string {
  try {
    const { error } = JSON.parse(text);
    const message = typeof error === "string" ? error : error?.message;
    return typeof message === "string" ? message : text;
  } catch {
    return text;
  }
}

/** A server may say back what it was sent. */
function shown(text: string, key: string | null): string {
  const safe = key === null || key === "" ? text : text.replaceAll(key, "…");
  return safe.slice(0, shownError);
}
