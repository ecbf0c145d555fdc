import { createHash } from "node:crypto";
import { watchSilence } from "@/core/system/mod.ts";
import { BrokenDownload, HttpRefusal } from "./download_failure.ts";

/** What is downloaded, and where to. */
export interface FileDownload {
  fetch: typeof globalThis.fetch;
  url: string;
  /** A file that is not there yet. */
  path: string;
  signal: AbortSignal;
  /** Hears how many bytes are there; fewer than before when it begins anew. */
  onBytes(bytes: number): void;
}

/** So often in all a download is begun or taken up again: slow lines and proxies cut large files. */
const tries = 5;

/** A server that sends nothing for so long is taken for gone. */
const silenceMs = 30_000;

/** How long is waited before a further try. */
const pauseMs = 500;

/** What is there of a file, and the sum of it so far. */
interface Kept {
  readonly file: Deno.FsFile;
  bytes: number;
  /** How long the whole file is; null while no answer told. */
  whole: number | null;
  hash: ReturnType<typeof createHash>;
}

/**
 * Downloads a file and answers its SHA-256 (hex), counted while it comes. A download that breaks
 * off goes on where it was, if the server can do that, else from the start.
 *
 * @throws {HttpRefusal} with the status that the server answers; {@link BrokenDownload} after
 * several tries; a TypeError when it is not reached; the signal's reason when aborted.
 */
export async function downloadFile(download: FileDownload): Promise<string> {
  using file = await Deno.open(download.path, { write: true, createNew: true, mode: 0o600 });
  const kept: Kept = { file, bytes: 0, whole: null, hash: createHash("sha256") };
  for (let left = tries - 1;; left--) {
    try {
      await fetchRest(download, kept);
      return kept.hash.digest("hex");
    } catch (error) {
      download.signal.throwIfAborted();
      if (left === 0 || isFinal(error, kept)) throw error;
    }
    await new Promise((next) => setTimeout(next, pauseMs));
  }
}

/** Whether a further try changes nothing. Servers that are overloaded say 429 or 5xx. */
function isFinal(error: unknown, { bytes }: Kept): boolean {
  if (error instanceof HttpRefusal) return error.status < 500 && error.status !== 429;
  if (error instanceof BrokenDownload) return false;
  const isUnreached = error instanceof TypeError;
  return !isUnreached || bytes === 0;
}

async function fetchRest(
  { fetch, url, signal, onBytes }: FileDownload,
  kept: Kept,
): Promise<void> {
  const silence = new AbortController();
  const watch = watchSilence(silenceMs, () => silence.abort(new BrokenDownload("silent")));
  try {
    const response = await fetch(url, {
      headers: headersFor(kept),
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new HttpRefusal(response.status);
    }
    if (!goesOn(response, kept)) {
      await beginAnew(kept);
      if (response.status === 206) {
        await response.body.cancel();
        throw new BrokenDownload("another part than was asked for");
      }
    }
    kept.whole = wholeLength(response) ?? kept.whole;
    await keepBody(response.body, kept, (bytes) => (watch.sign(), onBytes(bytes)));
    // Servers may answer with less than the rest, and proxies may end what they pass on early.
    if (kept.whole !== null && kept.bytes < kept.whole) throw new BrokenDownload("too short");
  } finally {
    watch.stop();
  }
}

/** Sums and positions are of the file as it is, not of a form that is packed for the way. */
function headersFor({ bytes }: Kept): Record<string, string> {
  const range = bytes > 0 ? { range: `bytes=${bytes}-` } : {};
  return { "accept-encoding": "identity", ...range };
}

function goesOn({ status, headers }: Response, { bytes }: Kept): boolean {
  return status === 206 && (headers.get("content-range")?.startsWith(`bytes ${bytes}-`) ?? false);
}

/** The length of the file that a body is of, or a part of, if its headers tell. */
function wholeLength({ status, headers }: Response): number | null {
  const part = /^bytes \d+-\d+\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1];
  if (status === 206) return part ? Number(part) : null;
  const length = headers.has("content-encoding") ? null : headers.get("content-length");
  return length ? Number(length) : null;
}

async function beginAnew(kept: Kept): Promise<void> {
  await kept.file.truncate(0);
  await kept.file.seek(0, Deno.SeekMode.Start);
  kept.bytes = 0;
  kept.whole = null;
  kept.hash = createHash("sha256");
}

async function keepBody(
  body: ReadableStream<Uint8Array>,
  kept: Kept,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { value } = await reader.read().catch((cause) => {
        throw new BrokenDownload("broken off", { cause });
      });
      if (value === undefined) return;
      await writeAll(kept.file, value);
      kept.hash.update(value);
      kept.bytes += value.length;
      onBytes(kept.bytes);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let start = 0; start < bytes.length;) start += await file.write(bytes.subarray(start));
}
