import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import type { Client } from "@/cli/client.ts";
import { makePdf } from "@/core/documents/testing/pdf_fixtures.ts";
import { untilRest } from "./testing/steps.ts";
import { awake, walk } from "./testing/walk.ts";

/** A file as a browser's file field takes it. */
interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

function file(name: string, content: string | Uint8Array): ChosenFile {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) };
}

/** Some hundred kilobytes in which no two sentences are the same. */
function longText(number: number): string {
  const sentences = Array.from(
    { length: 4000 },
    (_, at) => `Satz ${at} von Text ${number} handelt von der Zahl ${at * 7919 % 10007}.`,
  );
  return `# Text ${number}\n\n${sentences.join("\n")}`;
}

/** So many that the job is still at work when the page has been loaded again. */
const longTexts = 24;
const longName = `${"sehr ".repeat(60)}lang.txt`;
const decomposed = "Größe und Maß.md".normalize("NFD");
const measures = `# Über Größen\n\n${"Ein Meter hat hundert Zentimeter. ".repeat(200)}`;

async function chosenFiles(): Promise<ChosenFile[]> {
  const pdf = await makePdf([[{ text: "Die Kraft" }], [{ text: "Die Masse" }]]);
  return [
    file(decomposed, measures),
    file("physik.pdf", pdf),
    file("kaputt.pdf", pdf.slice(0, 300)),
    file("bild.pdf", "GIF89a\x01\x00\x01\x00\x80\x01\x00\x00\x00\x00\xff\xff\xff"),
    file("leer.txt", ""),
    file(longName, "Ein kurzer Satz."),
    file("noch einmal.txt", "Ein kurzer Satz."),
    ...Array.from({ length: longTexts }, (_, at) => file(`text ${at}.md`, longText(at))),
  ];
}

/** What is accepted of them: all but the picture, the empty file and the second of the same. */
const accepted = longTexts + 4;

walk(
  "studio: upload, follow the job over a reload, look at the chunks",
  async ({ page, complaints }) => {
    await makeProject(page, "Physik 8b");
    await awake(page);

    const files = await chosenFiles();
    await page.locator("#files").setInputFiles(files);
    const status = `${files.length} von ${files.length} Dateien bearbeitet: ` +
      `${accepted} hinzugefügt, 1 schon da, 2 nicht angenommen`;
    await page.getByText(status).waitFor();
    await page.getByText("Das ist ein Bild; Text in Bildern kann Lernwerk noch nicht lesen.")
      .waitFor();
    await page.getByText("Die Datei ist leer.").waitFor();
    await page.locator(`table tbody tr:nth-child(${accepted})`).waitFor();
    await page.getByText(`${accepted - 1} von ${accepted} Dateien ließen sich lesen`).waitFor();

    await page.getByText("Wie zerlegt wird").click();
    await page.getByRole("button", { name: "Alle noch einmal lesen und zerlegen" }).click();
    await page.waitForFunction(() => {
      const { value = 0 } = document.querySelector<HTMLProgressElement>("main progress") ?? {};
      return value > 0 && value < 1;
    });
    const before = await seenOf(page);
    await page.reload();
    const atOnce = await seenOf(page);
    const shares = `${atOnce.share}, was ${before.share}`;
    assert.ok(atOnce.share >= before.share && before.share > 0, shares);
    assert.deepEqual(atOnce.log.slice(0, before.log.length), before.log);

    await page.getByText(`1 von ${accepted} Dateien ließ sich nicht lesen`).waitFor();
    await page.getByRole("navigation").getByText(`${accepted - 1} Dokumente sind gelesen`)
      .waitFor();
    const { log } = await seenOf(page);
    assert.equal(log.length, accepted, "each file is in the log, and once");
    assert.equal(new Set(log).size, accepted);
    assert.deepEqual(log.slice(0, atOnce.log.length), atOnce.log);
    assert.ok(log.includes("kaputt.pdf: Die Datei ist beschädigt oder abgeschnitten."));
    assert.ok(
      log.some((line) => /^physik\.pdf: 2 Seiten, \d+ Zeichen, 1 Abschnitt$/.test(line)),
      log.join("\n"),
    );
    await page.locator("table tr", { hasText: "kaputt.pdf" }).getByText("nicht lesbar")
      .waitFor();

    await lookAtChunks(page);
    await removeAndUndo(page);
    assert.deepEqual(complaints, []);
  },
);

async function makeProject(page: Page, name: string): Promise<void> {
  await page.locator("#name").fill(name);
  await page.getByRole("button", { name: "Projekt anlegen" }).click();
  await page.getByRole("heading", { name: "Woraus soll das Modell lernen?" }).waitFor();
}

/** What the page shows of the job now. */
async function seenOf(page: Page): Promise<{ log: string[]; share: number }> {
  return await page.evaluate(() => {
    const log = document.querySelector(".log")?.textContent ?? "";
    const bar = document.querySelector<HTMLProgressElement>("main progress");
    return { log: log.split("\n").filter(Boolean), share: bar?.value ?? 0 };
  });
}

/** The document's own page: its chunks in order, each with its place, and the text to download. */
async function lookAtChunks(page: Page): Promise<void> {
  await page.getByRole("link", { name: decomposed.normalize("NFC") }).click();
  await page.getByRole("heading", { name: decomposed.normalize("NFC") }).waitFor();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Gelesenen Text herunterladen" }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), "Größe und Maß.md.txt");
  const text = await Deno.readTextFile(await download.path());
  const chunks = await page.locator("li[id^=chunk-]").evaluateAll((elements) =>
    elements.map((element) => {
      const [heading, place] = [...element.querySelectorAll("p")];
      return {
        heading: heading!.textContent,
        place: place!.textContent ?? "",
        text: element.querySelector(".chunk-text")!.textContent ?? "",
      };
    })
  );
  assert.ok(chunks.length > 1);
  for (const chunk of chunks) {
    const [start, end] = /Zeichen ([\d.]+) bis ([\d.]+)/.exec(chunk.place)!.slice(1)
      .map((number) => Number(number.replaceAll(".", "")));
    assert.equal(text.slice(start, end), chunk.text);
    assert.equal(chunk.heading, "Über Größen");
  }
  await page.getByRole("link", { name: "Alle Dokumente" }).click();
  await awake(page);
}

/** Drags files onto the page, as from a folder's window. */
async function dropFiles(page: Page, files: Record<string, string>): Promise<void> {
  await page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(files)) {
      dataTransfer.items.add(new File([text], name));
    }
    for (const type of ["dragover", "drop"]) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }
  }, files);
}

async function removeAndUndo(page: Page): Promise<void> {
  const row = page.locator("table tr", { hasText: "physik.pdf" });
  await page.getByRole("button", { name: "„physik.pdf“ entfernen" }).click();
  await page.getByText("„physik.pdf“ wurde entfernt.").waitFor();
  assert.equal(await row.count(), 0);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await row.waitFor();
}

walk("studio: files can be dragged onto the page, and taken back on their way", async (walk) => {
  const { page, app, complaints } = walk;
  await app.client.call("PATCH", "/api/v1/settings", { body: { uploadLimitBytes: 1e6 } });
  await makeProject(page, "Chemie");
  await awake(page);
  await dropFiles(page, { "hergezogen.txt": "Neu.", "zu groß.txt": "x".repeat(2e6) });
  await page.getByText("2 von 2 Dateien bearbeitet: 1 hinzugefügt, 1 nicht angenommen").waitFor();
  await page.getByText("Die Datei hat 2 MB; die Grenze ist 1 MB.").waitFor();
  await page.getByRole("link", { name: "hergezogen.txt" }).waitFor();

  // The server never sees these two: they stay on their way until they are taken back.
  await page.route(
    "**/api/v1/projects/*/documents?read=true",
    (route) => route.request().method() === "POST" ? undefined : route.continue(),
  );
  await page.locator("#files").setInputFiles([file("a.txt", "Eins."), file("b.txt", "Zwei.")]);
  await page.getByText("0 von 2 Dateien bearbeitet").waitFor();
  await page.getByRole("button", { name: "„a.txt“ nicht hochladen" }).click();
  await page.getByText("0 von 1 Datei bearbeitet").waitFor();
  await page.getByRole("button", { name: "„b.txt“ nicht hochladen" }).click();
  await page.getByText("Dateien bearbeitet").waitFor({ state: "detached" });
  assert.equal(await page.getByText("b.txt").count(), 0);
  assert.deepEqual(complaints, []);
});

walk("studio: the documents work without JavaScript", async ({ browser, context, app }) => {
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    locale: "de-DE",
    storageState: await context.storageState(),
  });
  const page = await plain.newPage();
  await page.goto(app.url);
  await makeProject(page, "Ohne Skript");
  const send = page.getByRole("button", { name: "Dateien hochladen" });
  await page.locator("#files").setInputFiles([file(decomposed, measures), file("leer.txt", "")]);
  await send.click();
  const alert = page.getByRole("alert");
  assert.match(await alert.innerText(), /1 von 2 Dateien wurde nicht angenommen/);
  assert.match(await alert.innerText(), /„leer\.txt“: Die Datei ist leer\. Wählen Sie/);
  assert.equal(await page.locator("table tbody tr").count(), 1);
  await page.locator("#files").setInputFiles([file("a.md", measures), file("b.txt", "Neu.")]);
  await send.click();
  await page.getByText("1 hinzugefügt, 1 schon da").waitFor();
  await untilRead(app.client, page, 2);

  const body = { uploadLimitBytes: 1e6 };
  await app.client.call("PATCH", "/api/v1/settings", { body });
  await page.locator("#files").setInputFiles([file("zu groß.txt", "x".repeat(2e6))]);
  await send.click();
  assert.match(await alert.innerText(), /„zu groß\.txt“: Das ist größer als die Grenze von 1 MB\./);

  await page.getByText("Wie zerlegt wird").click();
  await page.locator("#chunkTokens").fill("100");
  await page.locator("#chunkOverlap").fill("100");
  const start = page.getByRole("button", { name: "Alle noch einmal lesen und zerlegen" });
  await start.click();
  assert.match(await alert.innerText(), /Überlappung \(100 Token\) muss kleiner sein/);
  assert.equal(await page.locator("#chunkOverlap").inputValue(), "100");
  await page.getByText("Wie zerlegt wird").click();
  await page.locator("#chunkOverlap").fill("10");
  await start.click();
  await page.getByRole("heading", { name: "Lesen und Zerlegen" }).waitFor();
  assert.match(page.url(), /\/documents$/);
});

/** Without JavaScript a page stands still: waits for the program, and then looks again. */
async function untilRead(client: Client, page: Page, count: number): Promise<void> {
  const project = page.url().match(/projects\/([^/]+)/)![1]!;
  const { jobs } = await client.call<{ jobs: { id: string }[] }>(
    "GET",
    `/api/v1/jobs?project=${project}&kind=documents.process`,
  );
  for (const job of jobs) await untilRest(client, job);
  await page.reload();
  await page.getByRole("heading", { name: `${count} Dateien sind gelesen` }).waitFor();
}
