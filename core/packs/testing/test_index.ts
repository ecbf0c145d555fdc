import { sha256Hex } from "@/core/system/mod.ts";

/** A package index on this computer, for tests. */
export interface TestIndex extends AsyncDisposable {
  /** Its address. */
  index: string;
  /** The paths that were asked for, and from which byte on. */
  asked: string[];
}

/** How an index behaves. */
export interface TestIndexOptions {
  /** The names of the files that it lists, and their content. */
  files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  /** The sum that it states for all files, instead of the right ones. */
  statedSum?: string;
  /** As mirrors do that know no JSON. */
  isHtml?: boolean;
  /** Answers instead of it; undefined leaves it to answer. */
  instead?: (request: Request, path: string) => Response | undefined;
}

/** Serves a package index (simple repository API) with one package of any name. */
export function serveIndex({ files, ...options }: TestIndexOptions): TestIndex {
  const asked: string[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const path = decodeURIComponent(new URL(request.url).pathname);
    const range = request.headers.get("range");
    asked.push(range === null ? path : `${path} ${range}`);
    const other = options.instead?.(request, path);
    if (other) return other;
    const content = files[path.replace("/files/", "")];
    if (content) return new Response(content);
    return await list(files, options);
  });
  return {
    index: `http://127.0.0.1:${server.addr.port}/simple/`,
    asked,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

async function list(
  files: TestIndexOptions["files"],
  { statedSum, isHtml }: Omit<TestIndexOptions, "files">,
): Promise<Response> {
  const listed = await Promise.all(
    Object.entries(files).map(async ([filename, content]) => ({
      filename,
      url: `../../files/${filename}`,
      hashes: { sha256: statedSum ?? await sha256Hex(content) },
    })),
  );
  if (!isHtml) {
    const headers = { "content-type": "application/vnd.pypi.simple.v1+json" };
    return new Response(JSON.stringify({ files: listed }), { headers });
  }
  const links = listed.map(({ filename, url, hashes }) =>
    `<a href="${url}#sha256=${hashes.sha256}" data-requires-python="&gt;=3.9">${filename}</a><br>`
  );
  return new Response(links.join("\n"), { headers: { "content-type": "text/html" } });
}
