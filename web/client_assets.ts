/** The browser half as the server needs to know it: what a page loads, and from where. */
export interface ClientAssets {
  /** Module scripts of every page; empty in production, where a page without islands has none. */
  always: readonly string[];
  /** The module script that hydrates islands. */
  entry: string;
  /** The files that one island needs beside the entry, so that they load at once. */
  preloads(island: string): readonly string[];
  /** Origins beside our own that scripts may connect to (the reload socket in development). */
  connect: readonly string[];
  /** Answers requests for the files themselves where the static folder does not hold them. */
  answer?(request: Request): Promise<Response | null>;
}

/** Where built files stand below the static folder; their names carry a hash. */
export const builtPrefix = "/_app/";

/** `assets.json`: what `tasks/client.ts` writes beside the built files. Paths are URLs. */
export interface AssetList {
  /** Hash of everything that went into the build. */
  inputsHash: string;
  /** The source files that went in, relative to the repository root. */
  inputs: string[];
  entry: string;
  islands: Record<string, string[]>;
}

/** The assets of a finished client build. */
export function builtAssets({ entry, islands }: AssetList): ClientAssets {
  return { always: [], entry, preloads: (island) => islands[island] ?? [], connect: [] };
}

/**
 * Reads the client build from the static folder.
 *
 * @throws {Error} naming the remedy when there is none.
 */
export async function readBuiltAssets(staticDir: string): Promise<ClientAssets> {
  const path = `${staticDir}/_app/assets.json`;
  try {
    return builtAssets(JSON.parse(await Deno.readTextFile(path)) as AssetList);
  } catch (cause) {
    throw new Error(`No client build at ${path}: run "deno task client"`, { cause });
  }
}

/** Assets from a running Vite server (`tasks/dev.ts`), fetched through our own address. */
export function developmentAssets(vite: string): ClientAssets {
  return {
    always: [`${builtPrefix}@vite/client`],
    entry: `${builtPrefix}@id/virtual:islands`,
    preloads: () => [],
    connect: [vite.replace(/^http/, "ws")],
    answer: (request) => fromVite(vite, request),
  };
}

async function fromVite(vite: string, request: Request): Promise<Response | null> {
  const { pathname, search } = new URL(request.url);
  if (!pathname.startsWith(builtPrefix)) return null;
  const headers = new Headers(request.headers);
  for (const name of ["host", "cookie", "authorization", "origin"]) headers.delete(name);
  const answer = await fetch(vite + pathname + search, { headers, signal: request.signal });
  // Our own layer sets what it sets on every answer; a decoded body has lost its encoding.
  const kept = ["content-type", "etag", "cache-control"].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(answer.body, { status: answer.status, headers: kept });
}
