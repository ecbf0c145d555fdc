import { builtPrefix } from "./client_assets.ts";
import { filePolicy } from "./headers.ts";

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  gif: "image/gif",
  ico: "image/x-icon",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  map: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff2: "font/woff2",
};

/** Answers a request for a static file, or null when there is none of that name. */
export type StaticFiles = (request: Request) => Promise<Response | null>;

/**
 * Serves a folder. Its files are listed once, at start: a request only ever picks a name from that
 * list, so that no path is built from what a browser sends. Links are not followed.
 */
export async function listStaticFiles(dir: string): Promise<StaticFiles> {
  const files = new Map<string, string>();
  for await (const path of filesBelow(dir)) files.set(`/${path}`, `${dir}/${path}`);
  return (request) => answerFile(request, files);
}

async function answerFile(request: Request, files: Map<string, string>): Promise<Response | null> {
  const name = new URL(request.url).pathname;
  const path = files.get(decoded(name));
  const type = types[name.slice(name.lastIndexOf(".") + 1)];
  if (path === undefined || type === undefined) return null;
  const zipped = acceptsGzip(request) ? files.get(`${decoded(name)}.gz`) : undefined;
  const bytes = await readIfThere(zipped ?? path);
  if (!bytes) return null;
  const headers = new Headers({
    "content-type": type,
    "content-security-policy": filePolicy,
    "cache-control": name.startsWith(builtPrefix)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    "vary": "accept-encoding",
    "etag": await etagOf(bytes),
  });
  if (zipped) headers.set("content-encoding", "gzip");
  return request.headers.get("if-none-match") === headers.get("etag")
    ? new Response(null, { status: 304, headers })
    : new Response(bytes, { headers });
}

/** A file that went since the start, such as one of a client that was built anew, is missing. */
async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await Deno.readFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

async function etagOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `"${hash.toHex().slice(0, 32)}"`;
}

function acceptsGzip(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0)/.test(request.headers.get("accept-encoding") ?? "");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function* filesBelow(dir: string, prefix = ""): AsyncGenerator<string> {
  for await (const { name, isFile, isDirectory } of Deno.readDir(dir)) {
    if (isFile) yield prefix + name;
    else if (isDirectory) yield* filesBelow(`${dir}/${name}`, `${prefix}${name}/`);
  }
}
