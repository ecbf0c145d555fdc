import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { makeZip } from "@/core/documents/testing/docx_fixtures.ts";
import { lockedFile, password } from "@/core/documents/testing/locked_files.ts";
import { makePdf } from "@/core/documents/testing/pdf_fixtures.ts";
import { startApp } from "./app_process.ts";
import { signIn } from "./plain_browser.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import {
  makeProject,
  makeTrainableProject,
  type ShownJob,
  untilRest,
  upload,
} from "./testing/steps.ts";
import { awake, type Walk, walk } from "./testing/walk.ts";

/** Sentences of which no two are the same. */
function sentences(count: number, about: string): string {
  return Array.from(
    { length: count },
    (_, at) => `Satz ${at} handelt von ${about} ${at * 37 % 997}.`,
  )
    .join(" ");
}

/** The documents' page of a new project. */
async function openDocuments({ app, page }: Walk): Promise<string> {
  const project = await makeProject(app.client);
  const path = `${project.replace("/api/v1", "")}/documents`;
  await page.goto(`${app.url}${path}`);
  await awake(page);
  return project;
}

/** Drops real files and folders onto the page, as a file manager does. */
async function dropPaths(page: Page, paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 500, data });
  }
  await session.detach();
}

/** A folder as people have it: documents at several depths, and other things. */
async function makeFolder(folder: string): Promise<string> {
  const root = join(folder, "Physik");
  await Deno.mkdir(join(root, "Woche 1"), { recursive: true });
  const pdf = await makePdf([[{ text: "Die Kraft" }], [{ text: "Die Masse" }]]);
  await Deno.writeFile(join(root, "kraft.pdf"), pdf);
  await Deno.writeFile(join(root, "kaputt.pdf"), pdf.slice(0, 300));
  await Deno.writeTextFile(
    join(root, "Woche 1", "Größe.md"),
    `# Maße\n\n${sentences(400, "Zahl")}`,
  );
  await Deno.writeTextFile(join(root, "Woche 1", "bild.jpg"), "no document");
  await Deno.writeTextFile(join(root, ".DS_Store"), "hidden");
  const archive = await makeZip({ "alt/notiz.txt": "Eine alte Notiz.", "alt/foto.png": "" });
  await Deno.writeFile(join(root, "alt.zip"), archive);
  return root;
}

walk("documents: a folder is dropped, read, looked into; bad files say why", async (walk) => {
  const { page, complaints } = walk;
  await using folder = await temporaryFolder();
  await openDocuments(walk);
  await page.getByRole("heading", { name: "Woraus soll das Modell lernen?" }).waitFor();

  await dropPaths(page, [await makeFolder(folder.path)]);
  await page.getByText("4 von 4 Dateien bearbeitet: 4 hinzugefügt").waitFor();
  await page.getByText("3 Einträge ausgelassen").waitFor();
  await page.getByText("Diese Arten von Dateien liest Lernwerk nicht:").waitFor();
  await page.getByText("Physik/Woche 1/bild.jpg", { exact: true }).waitFor();
  await page.getByText("Physik/alt.zip/alt/foto.png", { exact: true }).waitFor();
  await page.getByText("Physik/.DS_Store", { exact: true }).waitFor();
  await page.getByRole("heading", { name: "3 von 4 Dateien ließen sich lesen" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Lesen und zerlegen" }).count(), 0);
  const links = page.getByRole("table").getByRole("link");
  assert.deepEqual((await links.allInnerTexts()).toSorted(), [
    "Physik/Woche 1/Größe.md",
    "Physik/alt.zip/alt/notiz.txt",
    "Physik/kaputt.pdf",
    "Physik/kraft.pdf",
  ]);

  const row = page.getByRole("row", { name: /kaputt\.pdf/ });
  await row.getByText("Die Datei ist beschädigt oder abgeschnitten.").waitFor();
  await row.getByText("Laden oder kopieren Sie sie noch einmal.").waitFor();
  await row.getByRole("button", { name: "Noch einmal lesen: Physik/kaputt.pdf" }).click();
  await page.getByText("Fertig, 1 Datei ausgelassen").waitFor();

  await page.getByRole("button", { name: "„Physik/kaputt.pdf“ entfernen" }).click();
  await page.getByText("„Physik/kaputt.pdf“ wurde entfernt.").waitFor();
  await row.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await row.waitFor();
  await page.getByText("„Physik/kaputt.pdf“ ist wieder da.").waitFor();
  await page.getByRole("button", { name: "„Physik/kaputt.pdf“ entfernen" }).click();
  await page.getByRole("heading", { name: /^3 Dateien sind gelesen: \d+ Abschnitte$/ }).waitFor();
  await page.getByText("Entfernte Dokumente (1)").waitFor();
  assert.deepEqual(complaints, []);
});

walk("documents: what was removed can be brought back long after the message", async (walk) => {
  const { app, page, complaints } = walk;
  const project = await openDocuments(walk);
  const files = ["a.txt", "b.txt"].map((name) => new File([sentences(3, name)], name));
  const [a, b] = await upload(app.client, project, files);
  for (const outcome of [a, b]) {
    await app.client.call("DELETE", `/api/v1/documents/${outcome!.document!.id}`);
  }
  await page.reload();
  await awake(page);
  await page.getByText("Entfernte Dokumente (2)").click();
  await page.getByText(/^b\.txt lässt sich bis \d+\. \w+ 20\d\d zurückholen$/).waitFor();
  await page.getByRole("button", { name: "„b.txt“ zurückholen" }).click();
  await page.getByText("„b.txt“ ist wieder da.").waitFor();
  await page.getByRole("row", { name: /b\.txt/ }).waitFor();
  await page.getByText("Entfernte Dokumente (1)").waitFor();

  // Once more in one visit: what was gone from the screen comes back to it.
  await page.getByRole("button", { name: "„b.txt“ entfernen" }).click();
  await page.getByText("Entfernte Dokumente (2)").waitFor();
  await page.getByRole("button", { name: "„b.txt“ zurückholen" }).click();
  await page.getByRole("row", { name: /b\.txt/ }).waitFor();

  // Uploaded anew, there is nothing to bring back, whatever an older page still offers.
  await upload(app.client, project, [files[0]!]);
  await page.getByRole("button", { name: "„a.txt“ zurückholen" }).click();
  await page.getByText("Dieselbe Datei").first().waitFor();
  await page.reload();
  assert.equal(await page.getByText(/^Entfernte Dokumente/).count(), 0);
  const real = complaints.filter((complaint) => !/409/.test(complaint));
  assert.deepEqual(real, []);
});

Deno.test("documents: without scripts what was removed is brought back from the list", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const project = await makeProject(app.client);
  const [a] = await upload(app.client, project, [new File(["Ein Satz."], "a.txt")]);
  const id = a!.document!.id;
  await app.client.call("DELETE", `/api/v1/documents/${id}`);
  const browser = await signIn(app);
  const place = `${project.replace("/api/v1", "")}/documents`;
  const page = await browser.see(place);
  assert.match(page, /Removed documents \(1\)/);
  assert.ok(page.includes(`action="/documents/${id}/restore"`));
  const { to } = await browser.post(`/documents/${id}/restore`, new URLSearchParams());
  assert.equal(to, place);
  const after = await browser.see(place);
  assert.ok(!after.includes("Removed documents") && after.includes("a.txt"));
});

walk(
  "documents: that the starter model knows no German is said as soon as it is known",
  async (walk) => {
    const { app, page, complaints } = walk;
    const project = await openDocuments(walk);
    const text = `Der Schlüssel zum Schrank liegt bei der Lehrerin. ${sentences(20, "Kraft")}`;
    await upload(app.client, project, [new File([text], "a.txt")]);
    await page.reload();
    await awake(page);
    const warning = "Ihre Texte sind auf Deutsch; das Startmodell kann nur Englisch.";
    assert.equal(await page.getByText(warning).count(), 0);
    await page.getByRole("button", { name: "Lesen und zerlegen", exact: true }).click();
    await page.getByText(warning).waitFor();
    await page.goto(`${app.url}${project.replace("/api/v1", "")}/model`);
    await page.getByText(warning).waitFor();
    await page.getByRole("link", { name: "So bekommen Sie ein solches Modell" }).click();
    await page.getByRole("heading", { name: "Modelle, die Deutsch können" }).waitFor();
    await page.getByText(/Deutsch können zum Beispiel Qwen2\.5/).waitFor();
    assert.deepEqual(complaints, []);
  },
);

walk("documents: lengths out of their range are marked, and set back to usual", async (walk) => {
  const { app, page, complaints } = walk;
  const project = await openDocuments(walk);
  const pdf = await makePdf([[{ text: "Die Kraft" }]]);
  await upload(app.client, project, [
    new File([sentences(40, "Kraft")], "gut.txt"),
    new File([pdf.slice(0, 300) as BlobPart], "kaputt.pdf"),
  ]);
  await page.reload();
  await awake(page);
  await page.getByText("Wie zerlegt wird").click();
  // The newest file is the broken one; the effect is shown on one that can be read.
  const shown = page.getByLabel("Die Wirkung auf");
  await page.getByText("Token in einem üblichen Abschnitt").waitFor();
  assert.equal(await shown.locator("option:checked").innerText(), "gut.txt");
  assert.equal(await page.getByText("beschädigt").count(), 0);
  await shown.selectOption({ label: "kaputt.pdf" });
  await page.getByText("Die Datei ist beschädigt oder abgeschnitten.").waitFor();

  const length = page.getByRole("spinbutton", { name: "Länge eines Abschnitts, in Token" });
  await length.fill("-5");
  await page.getByText("Möglich sind ganze Zahlen von 16 bis 8.192.").waitFor();
  assert.equal(await length.getAttribute("aria-invalid"), "true");
  await length.fill("40");
  await page.getByText("Die Überlappung muss kleiner sein als die Länge.").waitFor();
  await page.getByRole("button", { name: "Zurück zu den üblichen Werten" }).click();
  assert.equal(await length.inputValue(), "512");
  assert.equal(await page.locator("[aria-invalid]").count(), 0);
  const real = complaints.filter((complaint) => !/4\d\d/.test(complaint));
  assert.deepEqual(real, []);
});

walk("documents: an upload that broke off is sent once more, and nothing is lost", async (walk) => {
  const { app, page, complaints } = walk;
  await openDocuments(walk);
  let isBroken = true;
  await page.route("**/api/v1/projects/*/documents?read=true", (route) => {
    const isUpload = route.request().method() === "POST";
    return isUpload && isBroken ? route.abort("connectionreset") : route.continue();
  });
  const file = (name: string) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(sentences(20, name)),
  });
  await page.locator("#files").setInputFiles([file("a.txt"), file("b.txt"), file("c.txt")]);
  await page.getByText("3 von 3 Dateien bearbeitet: 3 nicht angenommen").waitFor();
  assert.equal(await page.getByText("Lernwerk antwortet nicht.").count() >= 3, true);
  isBroken = false;
  await page.getByRole("button", { name: "Noch einmal versuchen: a.txt" }).click();
  await page.getByText("3 von 3 Dateien bearbeitet: 1 hinzugefügt, 2 nicht angenommen").waitFor();
  await page.getByRole("button", { name: "Alle 2 noch einmal versuchen" }).click();
  await page.getByText("3 von 3 Dateien bearbeitet: 3 hinzugefügt").waitFor();

  await page.getByRole("heading", { name: /^3 Dateien sind gelesen: 3 Abschnitte$/ }).waitFor();
  // Another tab has them read once more; this one follows it.
  const project = page.url().replace(app.url, "/api/v1").replace("/documents", "");
  const body = { chunkTokens: 64, chunkOverlap: 0, again: true };
  await app.client.call("POST", `${project}/documents/process`, { body });
  await page.getByRole("heading", { name: /^3 Dateien sind gelesen: \d\d Abschnitte$/ }).waitFor();
  const real = complaints.filter((complaint) => !/CONNECTION_RESET/.test(complaint));
  assert.deepEqual(real, []);
});

const longText = sentences(4000, "Nummer");

/** A project with one long document of several pages of chunks, read. */
async function longDocument(walk: Walk): Promise<string> {
  const { app: { client } } = walk;
  const project = await makeProject(client);
  const [outcome] = await upload(client, project, [new File([longText], "lang.txt")]);
  const body = { chunkTokens: 128, chunkOverlap: 32 };
  const job = await client.call<{ id: string }>("POST", `${project}/documents/process`, { body });
  await untilRest(client, job as never);
  return outcome!.document!.id;
}

/** The chunks on the page, as they stand in the list. */
function shownChunks(page: Page) {
  return page.locator("ol > li[id^=chunk-]").evaluateAll((items) =>
    items.map((item) => ({
      number: Number(item.id.replace("chunk-", "")),
      text: item.querySelector(".chunk-text")!.textContent ?? "",
    }))
  );
}

walk("documents: the text stands beside its chunks, part by part", async (walk) => {
  const { app, page, complaints } = walk;
  const id = await longDocument(walk);
  await page.goto(`${app.url}/documents/${id}`);
  await awake(page);
  const source = page.getByRole("region", { name: "Text des Dokuments" });
  const first = await shownChunks(page);
  assert.equal(first[0]!.number, 1);
  assert.ok(longText.startsWith(first[0]!.text));
  assert.match(await source.innerText(), /Satz 0 handelt/);
  for (const { text } of first) assert.ok(longText.includes(text));

  await page.getByRole("link", { name: "Spätere Abschnitte" }).click();
  await page.locator(`#chunk-${first.length + 1}`).waitFor();
  assert.match(page.url(), new RegExp(`\\?from=${first.length}$`));
  await page.getByRole("link", { name: "Frühere Abschnitte" }).click();
  await page.locator("#chunk-1").waitFor();

  await page.locator("#jump-chunk").fill("100");
  await page.getByRole("button", { name: "Dorthin" }).click();
  await page.locator("#chunk-100").waitFor();
  assert.equal((await shownChunks(page))[0]!.number, 100);
  await page.reload();
  await page.locator("#chunk-100").waitFor();

  // A number in the text leads to its chunk, and a chunk's heading to its place in the text.
  await awake(page);
  await source.getByRole("link", { name: "Abschnitt 105", exact: true }).click();
  await page.locator("#chunk-105[aria-current=true]").waitFor();
  // An address with a chunk of another part finds it.
  await page.goto(`${app.url}/documents/${id}#chunk-200`);
  await page.locator("#chunk-200[aria-current=true]").waitFor();
  // One that there is no more leads to the end, and asks for it once.
  let views = 0;
  page.on("request", (request) => views += request.url().includes("/view?") ? 1 : 0);
  await page.goto(`${app.url}/documents/${id}?from=0#chunk-99999`);
  await page.waitForFunction(() => location.hash === "" && location.search !== "?from=0");
  await page.waitForTimeout(300);
  assert.equal(views, 1);
  assert.deepEqual(complaints, []);
});

walk("documents: other lengths show their effect before anything is read anew", async (walk) => {
  const { app, page, complaints } = walk;
  const id = await longDocument(walk);
  const { chunkCount } = await app.client.call<{ chunkCount: number }>(
    "GET",
    `/api/v1/documents/${id}`,
  );
  await page.goto(`${app.url}/documents/${id}`);
  await awake(page);
  await page.getByText("Andere Längen an dieser Datei ausprobieren").click();
  const count = page.getByText(`jetzt ${chunkCount}`);
  await count.waitFor();
  const slider = page.getByRole("slider", { name: "Länge eines Abschnitts, in Token" });
  await slider.focus();
  await page.keyboard.press("Home");
  assert.equal(await page.locator("#chunkTokens").inputValue(), "16");
  await page.getByText("Die Wirkung erscheint, sobald").waitFor();
  await page.getByRole("slider", { name: /^Überlappung/ }).focus();
  await page.keyboard.press("Home");
  await page.getByText("von 16 bis 16").or(page.getByText(/^von \d+ bis 16$/)).first().waitFor();
  await page.getByText(/^0 von .* Token$/).waitFor();
  const after = await app.client.call<{ chunkCount: number }>("GET", `/api/v1/documents/${id}`);
  assert.equal(after.chunkCount, chunkCount);
  assert.deepEqual(complaints, []);
});

walk("documents: a locked file is opened with its password", async (walk) => {
  const { app, page, complaints } = walk;
  const project = await openDocuments(walk);
  await upload(app.client, project, [new File([await lockedFile("r6.pdf")], "geheim.pdf")]);
  await page.reload();
  await awake(page);
  await page.getByRole("button", { name: "Lesen und zerlegen", exact: true }).click();
  const row = page.getByRole("row", { name: /geheim\.pdf/ });
  await row.getByText("lässt sich nur mit einem Kennwort öffnen").waitFor();
  const again = row.getByRole("button", { name: "Noch einmal lesen: geheim.pdf" });
  await row.getByLabel("Kennwort der Datei").fill("falsch");
  await again.click();
  await row.getByText("Das Kennwort öffnet die Datei nicht").waitFor();
  await row.getByLabel("Kennwort der Datei").fill(password);
  await row.getByLabel("Kennwort der Datei").press("Enter");
  await page.getByRole("heading", { name: "1 Datei ist gelesen: 1 Abschnitt" }).waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("documents: the way on leads to the step that is really open", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const { see } = await signIn(app);
  const project = await makeTrainableProject(app.client, { folder: folder.path, rows: 0 });
  const shown = async () =>
    (await see(`${project.replace("/api/v1", "")}/documents`)).match(/Next: [\w ]+/)?.[0] ?? null;
  assert.equal(await shown(), null, "the documents themselves are next");
  await upload(app.client, project, [new File(["Ein Satz."], "a.txt")]);
  assert.equal(await shown(), null, "it waits to be read");
  const body = {};
  const job = await app.client.call<ShownJob>("POST", `${project}/documents/process`, { body });
  await untilRest(app.client, job);
  assert.equal(await shown(), "Next: Data");
  await app.client.call("PATCH", project, { body: { baseModelId: null } });
  assert.equal(await shown(), "Next: choose the model");
});

Deno.test("documents: without scripts a locked file is opened on its own page", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const { see, post } = await signIn(app);
  const project = await makeProject(app.client);
  const file = new File([await lockedFile("agile.docx")], "geheim.docx");
  const [added] = await upload(app.client, project, [file]);
  const path = `/documents/${added!.document!.id}`;
  const untilRead = async () => {
    const { jobs: [job] } = await app.client.call<{ jobs: { id: string }[] }>(
      "GET",
      `/api/v1/jobs?project=${project.split("/").at(-1)}&kind=documents.process&limit=1`,
    );
    await untilRest(app.client, job!);
  };
  await post(path, new URLSearchParams({ do: "read" }));
  await untilRead();
  assert.match(await see(path), /opens, or lets its text be copied, only with a password/);
  assert.match(await see(path), /<input[^>]*type="password"/);
  await post(path, new URLSearchParams({ do: "read", password }));
  await untilRead();
  assert.match(await see(path), /Das Handbuch/);
});
