/**
 * A folder of 200 mixed files, every reader among them and a part of it in an archive, is dropped on a
 * project: each file is found by its own words then, at its page where it has pages.
 */
import assert from "node:assert/strict";
import type { Passages } from "@/core/contract/retrieval.ts";
import { docxParts, makeZip, paragraphXml } from "@/core/documents/testing/docx_fixtures.ts";
import { epubParts } from "@/core/documents/testing/epub_fixtures.ts";
import { pdfOfPages } from "@/core/documents/testing/hostile_files.ts";
import { startApp } from "./app_process.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { makeProject, type ShownJob, untilRest, upload } from "./testing/steps.ts";

const count = 200;
const archivedFrom = 180;

type Content = string | Uint8Array;

/** Makes a file of each format around a sentence. */
const formats: Record<string, (sentence: string) => Content | Promise<Content>> = {
  "pdf": (sentence) => pdfOfPages(["", `(${sentence}) Tj`]),
  "docx": (sentence) => makeZip(docxParts(paragraphXml(sentence))),
  "txt": (sentence) => sentence,
  "md": (sentence) => `# Kapitel\n\n${sentence}`,
  "html": (sentence) => `<!doctype html><nav>Menu</nav><main><p>${sentence}</p></main>`,
  "csv": (sentence) => `Name;Satz\nEins;${sentence}\n`,
  "epub": (sentence) => {
    const parts = epubParts();
    const chapter = parts["OEBPS/text/eins.xhtml"]!.replace("Es beginnt.", sentence);
    return makeZip({ ...parts, "OEBPS/text/eins.xhtml": chapter });
  },
  "ts": (sentence) => `/** ${sentence} */\nexport function speak() {}\n`,
};

/** A word that stands in one file only: letters, since numbers may be read as parts of names. */
function wordOf(at: number): string {
  const letters = [...String(at).padStart(3, "0")].map((digit) => "bdfgklmnpr"[Number(digit)]);
  return `wort${letters.join("a")}o`;
}

async function makeFiles(): Promise<{ name: string; content: Content }[]> {
  const kinds = Object.entries(formats);
  return await Promise.all(Array.from({ length: count }, async (_, at) => {
    const [ending, make] = kinds[at % kinds.length]!;
    const content = await make(`Der Versuch ${wordOf(at)} gelang am Abend.`);
    return { name: `Ordner/${at}.${ending}`, content };
  }));
}

Deno.test("a folder of 200 mixed files is searched by its words", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const project = await makeProject(app.client);
  const files = await makeFiles();
  const isArchived = ({ content }: { content: Content }, at: number) =>
    at >= archivedFrom && typeof content === "string";
  const archive = await makeZip(Object.fromEntries(
    files.filter(isArchived).map(({ name, content }) => [name, content as string]),
  ));
  const loose = files.filter((file, at) => !isArchived(file, at));
  const sent = [...loose, { name: "rest.zip", content: archive }];
  const uploads = await upload(
    app.client,
    project,
    sent.map(({ name, content }) => new File([content as Uint8Array<ArrayBuffer>], name)),
  );
  assert.deepEqual(uploads.filter(({ outcome }) => outcome !== "added"), []);
  assert.equal(uploads.length, count);
  const job = await app.client.call<ShownJob>("POST", `${project}/documents/process`, { body: {} });
  const { state, result } = await untilRest(app.client, job);
  assert.deepEqual([state, result?.["ready"], result?.["failed"]], ["done", count, 0]);
  for (const [at, file] of files.entries()) {
    const name = isArchived(file, at) ? `rest.zip/${file.name}` : file.name;
    const body = { query: wordOf(at), mode: "text", limit: 1 };
    const { hits } = await app.client.call<Passages>("POST", `${project}/search`, { body });
    assert.equal(hits[0]?.documentName, name, wordOf(at));
    assert.equal(hits[0].page, name.endsWith(".pdf") ? 2 : null);
    assert.ok(hits[0].text.includes(wordOf(at)));
  }
});
