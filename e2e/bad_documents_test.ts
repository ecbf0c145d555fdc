/**
 * List A of what people and attackers upload: every entry by its number, against one server. None of
 * them may end it, bring a 5xx, leave it 200 MB larger or write outside of its data folder. What the
 * list says of uploads themselves (A11, A12, A14, A15, A18) stands in `bad_input_test.ts`.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import {
  docxParts,
  makeDocx,
  makeZip,
  paragraphXml,
} from "@/core/documents/testing/docx_fixtures.ts";
import {
  pdfOfPages,
  pdfWithEndlessPages,
  pdfWithLoop,
  zipClaiming,
  zipOfEntries,
} from "@/core/documents/testing/hostile_files.ts";
import { lockedFile, password } from "@/core/documents/testing/locked_files.ts";
import { makePdf, makeScannedPdf } from "@/core/documents/testing/pdf_fixtures.ts";
import { type AppProcess, startApp } from "./app_process.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { codeOf, indexOf, lastIndexOf } from "./testing/latin1.ts";
import { memoryOf, untilBelow } from "./testing/memory.ts";
import { part, sendRaw, uploadHead } from "./testing/raw_upload.ts";
import {
  makeProject,
  type ShownDocument,
  type ShownJob,
  type ShownUpload,
  untilRest,
  upload,
} from "./testing/steps.ts";

/** More than this a server may not grow by, in bytes. */
const mostGrowth = 200e6;

interface Place {
  app: AppProcess;
  /** The REST path of a project that nobody else uses. */
  project: string;
  dataFolder: string;
}

type Content = Uint8Array | string;

function file(name: string, content: Content): File {
  return new File([content as Uint8Array<ArrayBuffer>], name);
}

/** What became of each file: the state it ended in, or why it was refused. */
async function outcomes(
  { app, project }: Place,
  files: Readonly<Record<string, Content>>,
): Promise<Record<string, string>> {
  const uploads = await upload(
    app.client,
    project,
    Object.entries(files).map(([name, content]) => file(name, content)),
  );
  const job = await process(app, project);
  assert.equal(job.state, "done");
  const documents = await documentsOf(app, project);
  return Object.fromEntries(uploads.map(({ file: name, document, error }) => {
    const { state, error: later } = documents.find(({ id }) => id === document?.id) ?? {};
    return [name, error?.code ?? later?.code ?? state ?? "gone"];
  }));
}

async function process(
  { client }: AppProcess,
  project: string,
  body: Record<string, unknown> = {},
): Promise<ShownJob> {
  const job = await client.call<ShownJob>("POST", `${project}/documents/process`, { body });
  return await untilRest(client, job);
}

async function documentsOf({ client }: AppProcess, project: string): Promise<ShownDocument[]> {
  const { documents } = await client.call<{ documents: ShownDocument[] }>(
    "GET",
    `${project}/documents`,
  );
  return documents;
}

async function textOf({ client }: AppProcess, { id }: { id: string }): Promise<string> {
  return (await client.call<{ text: string }>("GET", `/api/v1/documents/${id}/text`)).text;
}

const entries: Record<string, (place: Place) => Promise<void>> = {
  async "A1: nothing, a byte order mark only, white space only"(place) {
    const files = { "zero.txt": "", "mark.md": "\ufeff", "blank.pdf": " \r\n\t\n" };
    assert.deepEqual(
      new Set(Object.values(await outcomes(place, files))),
      new Set(["document_empty"]),
    );
    assert.deepEqual(await documentsOf(place.app, place.project), []);
  },

  async "A2: encrypted, or its text locked by its author: the others go on, a password opens"(
    place,
  ) {
    const { app, project } = place;
    const names = ["r6.pdf", "r3.pdf", "nocopy.pdf", "agile.docx", "standard.docx"] as const;
    const locked = await Promise.all(names.map(async (name) => [name, await lockedFile(name)]));
    const files = { ...Object.fromEntries(locked), "good.txt": "Ein Satz." };
    const asked = Object.fromEntries(names.map((name) => [name, "document_needs_password"]));
    assert.deepEqual(await outcomes(place, files), { ...asked, "good.txt": "ready" });
    const documents = await documentsOf(app, project);
    const documentIds = documents.filter(({ error }) => error).map(({ id }) => id);
    await process(app, project, { documentIds, password: "falsch" });
    const codes = async () =>
      new Set((await documentsOf(app, project)).map(({ error }) => error?.code));
    assert.deepEqual(await codes(), new Set([undefined, "document_password_wrong"]));
    await process(app, project, { documentIds, password });
    const left = (await documentsOf(app, project)).filter(({ error }) => error);
    assert.deepEqual(left.map(({ name }) => name), ["nocopy.pdf"]);
    await assert.rejects(process(app, project, { password }), /documentIds/);
  },

  async "A3: cut off, a loop in it, endless pages, 5,000 pages, a million operators"(place) {
    const whole = await makePdf([[{ text: "Whole" }], [{ text: "Second" }]]);
    const ended = await outcomes(place, {
      "cut.pdf": whole.subarray(0, 700),
      "loop.pdf": pdfWithLoop(),
      "endless.pdf": pdfWithEndlessPages(),
      "pages.pdf": pdfOfPages(Array.from({ length: 5000 }, (_, at) => `(Seite ${at + 1}) Tj`)),
      "operators.pdf": pdfOfPages(["0 0 Td ".repeat(1_000_000) + "(Ende) Tj"]),
      "letters.pdf": pdfOfPages(["(a) Tj ".repeat(1_000_000)]),
    });
    assert.equal(ended["cut.pdf"], "document_damaged");
    assert.equal(ended["pages.pdf"], "ready");
    const allowed = ["ready", "document_damaged", "document_scanned", "document_too_heavy"];
    for (const [name, state] of Object.entries(ended)) {
      assert.ok(allowed.includes(state), `${name}: ${state}`);
    }
  },

  async "A4: what unpacks to a thousand times its size; an archive in an archive"(place) {
    const bomb = await makeZip(docxParts(paragraphXml("a".repeat(20_000_000))));
    const inner = new TextDecoder("latin1").decode(await makeZip({ "a.txt": "Innen." }));
    const ended = await outcomes(place, {
      "bomb.docx": bomb,
      "bomb.zip": await makeZip({ "a.txt": "0".repeat(20_000_000) }),
      "nested.zip": await makeZip({ "inner.zip": inner, "b.txt": "Außen." }),
    });
    assert.deepEqual(ended, {
      "bomb.docx": "document_bomb",
      "bomb.zip": "document_bomb",
      "nested.zip/inner.zip": "document_is_archive",
      "nested.zip/b.txt": "ready",
    });
  },

  async "A5: names that lead out of an archive"(place) {
    const names = ["../x", "/etc/x", "C:\\x", "C:/x", "word\\x", "a/../../x"];
    for (const name of names) {
      const parts = { ...docxParts(paragraphXml("x")), [name]: "evil" };
      const ended = await outcomes(place, {
        "a.docx": await makeZip(parts),
        "a.zip": await makeZip({ "good.txt": "x", [`${name}.txt`]: "evil" }),
      });
      assert.deepEqual(ended, { "a.docx": "document_unsafe", "a.zip": "document_unsafe" }, name);
    }
  },

  async "A6: relations that lead outside, entities, document types: nothing is fetched"(place) {
    let asked = 0;
    await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, () => {
      asked++;
      return new Response("<w:document/>");
    });
    const outside = `http://127.0.0.1:${server.addr.port}/x`;
    const relation = (mode: string) =>
      `<Relationships><Relationship Type="x/footnotes" Target="${outside}" ${mode}/>
      <Relationship Type="x/styles" Target="file:///etc/passwd" ${mode}/></Relationships>`;
    const withRelations = async (mode: string) =>
      await makeZip({
        ...docxParts(paragraphXml(`safe ${mode}`)),
        "word/_rels/document.xml.rels": relation(mode),
      });
    const bomb = `<!DOCTYPE d [<!ENTITY a "${
      "a".repeat(1000)
    }"><!ENTITY b "&a;&a;">]><w:document/>`;
    const page = `<!DOCTYPE html><html><head><link rel=stylesheet href="${outside}">
      <meta http-equiv=refresh content="0;url=${outside}"></head><body><img src="${outside}">
      <iframe src="${outside}"></iframe><p>Ein Satz der Seite.</p></body></html>`;
    const ended = await outcomes(place, {
      "outside.docx": await withRelations('TargetMode="External"'),
      "inside.docx": await withRelations(""),
      "bomb.docx": await makeZip({ ...docxParts(""), "word/document.xml": bomb }),
      "system.docx": await makeZip({
        ...docxParts(""),
        "word/document.xml": `<!DOCTYPE d SYSTEM "${outside}"><w:document/>`,
      }),
      "page.html": page,
    });
    assert.deepEqual(ended, {
      "outside.docx": "ready",
      "inside.docx": "ready",
      "bomb.docx": "document_unsafe",
      "system.docx": "document_unsafe",
      "page.html": "ready",
    });
    for (const document of await documentsOf(place.app, place.project)) {
      assert.doesNotMatch(await textOf(place.app, document).catch(() => ""), /root:/);
    }
    assert.equal(asked, 0);
  },

  async "A7: links, doubles and contradictions in an archive"(place) {
    const good = (await makeZip({ "a.txt": "1", "b.txt": "2" })).slice();
    const [first, last] = [indexOf(good, "PK\x01\x02"), lastIndexOf(good, "PK\x01\x02")];
    const link = good.slice();
    // External attributes: the Unix mode of a symbolic link (APPNOTE 4.3.12).
    new DataView(link.buffer).setUint32(last + 38, (0o120777 << 16) >>> 0, true);
    const double = good.slice();
    for (let at = 0; (at = indexOf(double, "b.txt", at)) >= 0; at++) double[at] = 0x61;
    const other = good.slice();
    other[first + 46] = 0x63;
    const files = { "link.zip": link, "double.zip": double, "other.zip": other };
    assert.deepEqual(await outcomes(place, files), {
      "link.zip": "document_unsafe",
      "double.zip": "document_unsafe",
      // Its directory says "c.txt" where the file itself says "a.txt".
      "other.zip/c.txt": "document_unsafe",
      "other.zip/b.txt": "ready",
    });
  },

  async "A8: an archive that claims 10 TB, and one of a million entries"(place) {
    const ended = await outcomes(place, {
      "claims.zip": zipClaiming(10e12),
      "entries.zip": zipOfEntries(1_000_000),
    });
    assert.deepEqual(ended, { "claims.zip": "document_bomb", "entries.zip": "document_bomb" });
    assert.deepEqual(await documentsOf(place.app, place.project), []);
  },

  async "A9: pictures of pages: no text, no chunks"(place) {
    const ended = await outcomes(place, { "scan.pdf": await makeScannedPdf(3) });
    assert.deepEqual(ended, { "scan.pdf": "document_scanned" });
    const [document] = await documentsOf(place.app, place.project);
    const { chunks } = await place.app.client.call<{ chunks: unknown[] }>(
      "GET",
      `/api/v1/documents/${document!.id}/chunks`,
    );
    assert.deepEqual(chunks, []);
  },

  async "A10: a program called PDF; HTML and SVG with scripts: content decides, nothing runs"(
    place,
  ) {
    const { app } = place;
    const script = "<script>fetch('/api/v1/projects')</script>";
    const program = Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, ...new Uint8Array(4000)]);
    const ended = await outcomes(place, {
      "program.pdf": program,
      "page.txt": `<!doctype html><html><body>${script}<p>Ein Satz.</p></body></html>`,
      "drawing.svg": `<svg xmlns="http://www.w3.org/2000/svg">${script}<text>Ja</text></svg>`,
    });
    assert.deepEqual(ended, {
      "program.pdf": "document_format_unknown",
      "page.txt": "ready",
      "drawing.svg": "ready",
    });
    for (const { id } of await documentsOf(app, place.project)) {
      const headers = { authorization: `Bearer ${app.client.address.token}` };
      const response = await fetch(new URL(`/api/v1/documents/${id}/file`, app.url), { headers });
      await response.bytes();
      assert.match(response.headers.get("content-disposition") ?? "", /^attachment;/);
      assert.match(response.headers.get("content-security-policy") ?? "", /sandbox/);
      assert.equal(response.headers.get("content-type"), "application/octet-stream");
    }
  },

  async "A13: a link in the place of a file, or beside it, is never followed"(place) {
    const { app, project, dataFolder } = place;
    const [added] = await upload(app.client, project, [file("a.txt", "Ein Satz.")]);
    const folder = join(dataFolder, "projects", project.split("/").at(-1)!, "documents");
    const path = join(folder, added!.document!.id);
    const secret = join(dataFolder, "..", "secret.txt");
    await Deno.writeTextFile(secret, "streng geheim");
    await Deno.remove(path);
    await Deno.symlink(secret, path);
    await Deno.symlink(secret, join(folder, crypto.randomUUID()));
    await process(app, project);
    const [document, ...others] = await documentsOf(app, project);
    assert.deepEqual([document?.error?.code, others], ["document_file_missing", []]);
    const headers = { authorization: `Bearer ${app.client.address.token}` };
    for (const what of ["file", "preview?at=0&limit=1", "text"]) {
      const url = new URL(`/api/v1/documents/${document!.id}/${what}`, app.url);
      const response = await fetch(url, { headers });
      assert.doesNotMatch(await response.text(), /geheim/, what);
      assert.ok(response.status < 500);
    }
    await Deno.remove(secret);
  },

  async "A16: a form that is cut off, nameless or of 10,000 parts"({ app, project }) {
    const whole = part("Text.", { name: "files", fileName: "a.txt" });
    const bodies = {
      cut: whole.slice(0, -10),
      unclosed: whole,
      nameless: `${part("Text.", { name: "", fileName: "a.txt" })}--edge--\r\n`,
      many: `${part("x", { name: "field" }).repeat(10_000)}--edge--\r\n`,
      none: "no form at all",
    };
    for (const [name, body] of Object.entries(bodies)) {
      const head = uploadHead(app, project, {
        "content-length": String(body.length),
        connection: "close",
      });
      assert.equal(await sendRaw(app, head + body), 400, name);
    }
    const left = (await documentsOf(app, project)).filter(({ name }) => name !== "a.txt");
    assert.deepEqual(left, []);
  },

  async "A17: UTF-16, Latin-1, mixed encodings, one line of 50 MB"(place) {
    const { app, project } = place;
    const text = "Größe und Maß – 20 €";
    const utf16 = (mark: string) => new Uint8Array(Uint16Array.from(mark + text, codeOf).buffer);
    const latin1 = Uint8Array.from("Größe und Maß", codeOf);
    const mixed = new Uint8Array([...latin1, 0x0a, ...new TextEncoder().encode("Größe")]);
    const ended = await outcomes(place, {
      "utf16-marked.txt": utf16("\ufeff"),
      "utf16.txt": utf16(""),
      "latin1.txt": latin1,
      "mixed.txt": mixed,
      "line.txt": "Wasser siedet bei hundert Grad. ".repeat(50e6 / 32),
    });
    assert.deepEqual(new Set(Object.values(ended)), new Set(["ready"]));
    const documents = await documentsOf(app, project);
    const textNamed = async (name: string) =>
      (await textOf(app, documents.find((document) => document.name === name)!)).trim();
    for (const name of ["utf16-marked.txt", "utf16.txt"]) {
      assert.equal(await textNamed(name), text);
    }
    assert.equal(await textNamed("latin1.txt"), "Größe und Maß");
    assert.equal(await textNamed("mixed.txt"), "Größe und Maß\nGröße");
  },

  async "the same file in two projects: each has its own, and keeps it"(place) {
    const { app, project } = place;
    const other = await makeProject(app.client);
    const same = { "same.docx": await makeDocx() };
    assert.deepEqual(await outcomes(place, same), { "same.docx": "ready" });
    assert.deepEqual(await outcomes({ ...place, project: other }, same), { "same.docx": "ready" });
    const [[mine], [theirs]] = [await documentsOf(app, project), await documentsOf(app, other)];
    assert.notEqual(mine!.id, theirs!.id);
    await app.client.call("DELETE", `/api/v1/documents/${mine!.id}`);
    assert.match(await textOf(app, theirs!), /Das Handbuch/);
    const again: ShownUpload[] = await upload(app.client, other, [
      file("renamed.docx", same["same.docx"]),
    ]);
    assert.equal(again[0]?.outcome, "exists");
  },
};

Deno.test("bad documents", async (test) => {
  await using folder = await temporaryFolder();
  const dataFolder = join(folder.path, "data");
  await using app = await startApp(dataFolder);
  await outcomes({ app, project: await makeProject(app.client), dataFolder }, { "a.txt": "Warm." });
  const before = await memoryOf(app.pid);
  for (const [name, work] of Object.entries(entries)) {
    await test.step(name, async () => {
      const project = await makeProject(app.client);
      await work({ app, project, dataFolder });
      await app.client.call("GET", "/api/v1/projects");
      assert.equal(app.client.address.pid, app.pid);
      await untilBelow(app.pid, before + mostGrowth);
      const around = await Array.fromAsync(Deno.readDir(folder.path), ({ name }) => name);
      assert.deepEqual(around, ["data"]);
    });
  }
});
