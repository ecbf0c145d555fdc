import assert from "node:assert/strict";
import { gunzipSync, gzipSync } from "node:zlib";
import { listStaticFiles } from "./static_files.ts";
import type { StaticFiles } from "./static_files.ts";

async function withFiles(run: (files: StaticFiles, dir: string) => Promise<void>): Promise<void> {
  const outer = await Deno.makeTempDir();
  const dir = `${outer}/static`;
  await Deno.mkdir(`${dir}/_app`, { recursive: true });
  await Deno.mkdir(`${outer}/static-secret`);
  await Deno.writeTextFile(`${outer}/static-secret/x.txt`, "secret");
  await Deno.writeTextFile(`${outer}/secret.txt`, "secret");
  await Deno.writeTextFile(`${dir}/styles.css`, "body {}");
  await Deno.writeTextFile(`${dir}/größe 1.svg`, "<svg/>");
  await Deno.writeTextFile(`${dir}/notes.exe`, "MZ");
  await Deno.writeTextFile(`${dir}/_app/entry-abc.js`, "let a;");
  await Deno.writeFile(`${dir}/_app/entry-abc.js.gz`, gzipSync("let a;"));
  await Deno.symlink(`${outer}/secret.txt`, `${dir}/link.txt`);
  try {
    await run(await listStaticFiles(dir), dir);
  } finally {
    await Deno.remove(outer, { recursive: true });
  }
}

function get(path: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://x${path}`, { headers });
}

Deno.test("listStaticFiles() serves files with their types, to be asked for again", () =>
  withFiles(async (files) => {
    const css = await files(get("/styles.css"));
    assert.equal(css?.headers.get("content-type"), "text/css; charset=utf-8");
    assert.equal(css?.headers.get("cache-control"), "no-cache");
    const again = await files(
      get("/styles.css", { "if-none-match": css?.headers.get("etag") ?? "" }),
    );
    assert.equal(again?.status, 304);
    const svg = await files(get("/gr%C3%B6%C3%9Fe%201.svg"));
    assert.equal(await svg?.text(), "<svg/>");
  }));

Deno.test("listStaticFiles() lets built files be kept for ever, zipped where the browser can", () =>
  withFiles(async (files) => {
    const plain = await files(get("/_app/entry-abc.js"));
    assert.match(plain?.headers.get("cache-control") ?? "", /immutable/);
    assert.equal(await plain?.text(), "let a;");
    const zipped = await files(get("/_app/entry-abc.js", { "accept-encoding": "br, gzip" }));
    assert.equal(zipped?.headers.get("content-encoding"), "gzip");
    assert.equal(gunzipSync(await zipped!.bytes()).toString(), "let a;");
    const refused = await files(get("/_app/entry-abc.js", { "accept-encoding": "gzip;q=0" }));
    assert.equal(refused?.headers.get("content-encoding"), null);
  }));

Deno.test("listStaticFiles() knows nothing of a file that went since it was listed", () =>
  withFiles(async (files, dir) => {
    await Deno.remove(`${dir}/_app/entry-abc.js`);
    assert.equal(await files(get("/_app/entry-abc.js")), null);
  }));

Deno.test("listStaticFiles() leaves its folder by no spelling and follows no link", () =>
  withFiles(async (files) => {
    const paths = [
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "/%252e%252e/secret.txt",
      "/..%5csecret.txt",
      "/_app/../../secret.txt",
      "/..;/secret.txt",
      "/static-secret/x.txt",
      "/../static-secret/x.txt",
      "//etc/passwd",
      "/styles.css%00.txt",
      "/%c0%ae%c0%ae/secret.txt",
      "/link.txt",
      "/notes.exe",
      "/_app",
      "/",
      "/%",
    ];
    for (const path of paths) assert.equal(await files(get(path)), null, path);
  }));
