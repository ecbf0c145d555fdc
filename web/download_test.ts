import assert from "node:assert/strict";
import { download, showFile } from "./download.ts";

Deno.test("download() always makes an attachment of no known type", () => {
  const { headers } = download(new Uint8Array(3), { fileName: "a.html", size: 3 });
  assert.equal(headers.get("content-type"), "application/octet-stream");
  assert.equal(headers.get("content-disposition"), "attachment; filename*=UTF-8''a.html");
  assert.equal(headers.get("content-length"), "3");
});

Deno.test("download() encodes any name", () => {
  const names: Record<string, string> = {
    "Größe (1).txt": "Gr%C3%B6%C3%9Fe%20%281%29.txt",
    'a"\r\nx: y': "a%22%0D%0Ax%3A%20y",
    "lone \ud800 half": "lone%20%EF%BF%BD%20half",
  };
  for (const [fileName, encoded] of Object.entries(names)) {
    const { headers } = download(new Uint8Array(), { fileName });
    assert.equal(headers.get("content-disposition"), `attachment; filename*=UTF-8''${encoded}`);
  }
});

Deno.test("showFile() lets the browser show what it has a viewer for", () => {
  const file = { fileName: "a b.pdf", size: 3, type: "application/pdf" } as const;
  const { headers } = showFile(new Uint8Array(3), file);
  assert.equal(headers.get("content-type"), "application/pdf");
  assert.equal(headers.get("content-disposition"), "inline; filename*=UTF-8''a%20b.pdf");
});
