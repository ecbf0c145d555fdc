import { z } from "zod";
import { HttpRefusal } from "./download_failure.ts";
import { normalName } from "./wheel_name.ts";

/** A file of a package, as an index lists it. */
export interface ListedFile {
  name: string;
  url: string;
  /** Null where the index states none. */
  sha256: string | null;
}

/** What an index is asked with. */
export interface IndexRequest {
  fetch: typeof globalThis.fetch;
  /** The index's address, without or with a slash at its end. */
  index: string;
  signal: AbortSignal;
}

/** JSON (PEP 691), else a page (PEP 503), which is all that some mirrors have. */
const accept = "application/vnd.pypi.simple.v1+json, text/html;q=0.1";

const projectSchema = z.object({
  files: z.array(z.object({
    filename: z.string(),
    url: z.string(),
    hashes: z.record(z.string(), z.string()),
  })),
});

/** An index that does not answer by then is not reached from here. */
const indexMs = 20_000;

/**
 * The files of a package in an index (simple repository API).
 *
 * @throws {HttpRefusal} with the status that the index answers; a TypeError when it is not reached;
 * the signal's reason when aborted.
 */
export async function listFiles(
  { fetch, index, signal }: IndexRequest,
  name: string,
): Promise<ListedFile[]> {
  const url = `${index.replace(/\/+$/, "")}/${normalName(name)}/`;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(indexMs)]);
  const response = await fetch(url, { headers: { accept }, signal: limit });
  const text = await response.text();
  if (!response.ok) throw new HttpRefusal(response.status);
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const files = isJson ? filesOfJson(text) : filesOfPage(text);
  // Addresses may be relative to where a redirection led.
  return files.map((file) => ({ ...file, url: new URL(file.url, response.url || url).href }));
}

/** What is no such answer lists nothing. */
function filesOfJson(text: string): ListedFile[] {
  const { data } = projectSchema.safeParse(parseJson(text));
  return (data?.files ?? []).map(({ filename, url, hashes }) => ({
    name: filename,
    url,
    sha256: hashes["sha256"] ?? null,
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Each link's text is a file's name, and its fragment the sum. */
function filesOfPage(text: string): ListedFile[] {
  const links = text.matchAll(/<a\b[^>]*?\bhref="([^"#]+)(?:#([^"]*))?"[^>]*>([^<]+)<\/a>/gi);
  return [...links].map(([, href = "", fragment = "", name = ""]) => ({
    name: name.trim(),
    url: href.replaceAll("&amp;", "&"),
    sha256: /^sha256=([0-9a-f]{64})$/i.exec(fragment)?.[1]?.toLowerCase() ?? null,
  }));
}
