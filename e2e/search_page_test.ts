import assert from "node:assert/strict";
import { makeAskedProject } from "./testing/asked_project.ts";
import { startEmbeddingServer } from "./testing/pretended_embedding_server.ts";
import { type ShownJob, untilRest } from "./testing/steps.ts";
import { awake, walk } from "./testing/walk.ts";

walk("search page: what is typed is found at once, with all reasons", async (walk) => {
  const { app, page, complaints } = walk;
  const { place, rulesId } = await makeAskedProject(app.client);
  await page.goto(`${app.url}${place}`);
  await awake(page);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("heading", { name: "Suche ausprobieren", level: 1 }).waitFor();
  await awake(page);
  await page.getByText("Hier erscheint, was gefunden wird").waitFor();

  const query = page.getByLabel("Wörter oder eine Frage");
  await query.fill("Wo hängt der Schlüssel und die Zitrone?");
  await page.getByRole("heading", { name: /^\d+ Textstellen? gefunden$/ }).waitFor();
  const words = page.locator("dl");
  await words.getByText("Zitrone", { exact: true }).first().waitFor();
  await words.getByText("Stehen nirgends als eigenes Wort").waitFor();
  await words.getByText("Nicht gesucht: Sie nennen kein Thema").waitFor();
  const first = page.locator("main ol > li").first();
  await first.locator("mark", { hasText: "Ersatzschlüssel" }).waitFor();
  await first.locator("summary", { hasText: "Warum sie hier steht" }).click();
  await first.getByRole("row", { name: /^Bedeutung nicht dabei/ }).waitFor();
  await first.getByRole("row", { name: /^Alles zusammen 1 / }).waitFor();

  // Almost the same text stands in the notice: it was found, and left out.
  await page.getByText(/^\d weggelassen$/).click();
  await page.getByText("fast dasselbe wie Nummer 1").waitFor();
  await query.fill("Ersatzschlüssel -Klavier");
  await page.getByText("enthält, was nicht vorkommen darf").first().waitFor({ state: "attached" });
  assert.match(page.url(), /q=Ersatzschl/);

  await query.fill("Regatta");
  await page.getByText("Nur in bestimmten Dokumenten, Formaten oder Seiten").click();
  await page.getByLabel("Von Seite").fill("2");
  await page.getByRole("heading", { name: "1 Textstelle gefunden" }).waitFor();
  await page.getByRole("link", { name: "PDF auf Seite 2 öffnen" }).waitFor();
  await page.getByLabel("MD", { exact: true }).check();
  await page.getByRole("heading", { name: "Es wurde nichts gefunden." }).waitFor();
  await page.reload();
  await awake(page);
  assert.equal(await page.getByLabel("MD", { exact: true }).isChecked(), true);
  await page.getByRole("link", { name: "Wieder überall" }).click();
  await page.getByRole("heading", { name: /Textstellen? gefunden$/ }).waitFor();

  // What empties a list is named, with a way to take it away.
  await page.goto(`${app.url}${place}/search?q=Kanu+%E2%80%93Tag&mode=text`);
  await page.getByText("Jede davon enthält, was nicht vorkommen darf.").waitFor();
  await page.getByRole("link", { name: "Ohne den Ausschluss suchen" }).click();
  await page.getByRole("heading", { name: /Textstellen? gefunden$/ }).waitFor();
  await page.goto(`${app.url}${place}/search?q=Regatta&from=5&to=2`);
  await page.getByText("Die Suche soll auf Seite 5 beginnen und davor enden, auf Seite 2.")
    .waitFor();
  assert.equal(await page.getByLabel("Von Seite").inputValue(), "5");
  await awake(page);
  await page.getByLabel("Von Seite").fill("1");
  await page.getByRole("heading", { name: "1 Textstelle gefunden" }).waitFor();

  // The passage is marked in its document, and in it what it was found by.
  await page.getByRole("link", { name: "Im Dokument zeigen: regatta.pdf" }).click();
  await page.locator("#mark strong", { hasText: "Regatta" }).waitFor();
  await page.getByText("Wörter, nach denen sie gefunden wurde").waitFor();

  await page.goto(`${app.url}${place}/search?q=Kanu&document=${rulesId}&mode=text&limit=5`);
  await page.getByText("Nach der Bedeutung wurde nicht gefragt.").waitFor();
  assert.deepEqual(complaints, []);
});

walk(
  "search page: how far the meaning is worked out is said, and follows the job",
  async (walk) => {
    const { app, page, complaints } = walk;
    await using embedder = startEmbeddingServer();
    embedder.fail(true);
    const settings = { embedderUrl: embedder.url, embedderModel: "pretended" };
    await app.client.call("PATCH", "/api/v1/settings", { body: settings });
    const { api, place } = await makeAskedProject(app.client);
    await page.goto(`${app.url}${place}/search?q=Ersatzschl%C3%BCssel`);
    await awake(page);
    await page.getByText("die Bedeutung ließ sich nicht berechnen").waitFor();
    await page.getByText("Die Wörter haben allein geantwortet.").waitFor();
    const job = await page.getByRole("link", { name: "Zum Auftrag" }).getAttribute("href");
    assert.match(job ?? "", /^\/jobs\//);

    embedder.fail(false);
    const again = await app.client.call<ShownJob>("POST", `${api}/documents/process`, {
      body: { again: true, chunkTokens: 48, chunkOverlap: 0 },
    });
    await untilRest(app.client, again);
    await page.getByText("Durchsuchbar nach Wörtern und nach Bedeutung.").waitFor();
    await page.getByLabel("Suchen", { exact: true }).selectOption("vector");
    await page.getByText("100 % der Textstellen lassen sich nach Bedeutung finden.").waitFor();
    const first = page.locator("main ol > li").first();
    await first.locator("summary", { hasText: "Bedeutung: Platz 1" }).waitFor();
    embedder.fail(true);
    await page.goto(`${app.url}${place}/search?q=Klavier&mode=vector`);
    await page.getByRole("alert").getByText("gab keine brauchbare Antwort").waitFor();
    await page.getByText("Nach Wörtern durchsuchbar; nach Bedeutung gerade nicht.").waitFor();
    assert.equal(await page.getByLabel("Wörter oder eine Frage").inputValue(), "Klavier");
    await page.goto(`${app.url}${place}/documents`);
    await page.getByText("Durchsuchbar nach Wörtern und nach Bedeutung.").waitFor();
    assert.deepEqual(complaints, []);
  },
);

walk("search page: without JavaScript it is a form", async ({ app, browser, context }) => {
  const { place } = await makeAskedProject(app.client);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    locale: "de-DE",
    storageState: await context.storageState(),
  });
  const page = await plain.newPage();
  await page.goto(`${app.url}${place}/search`);
  await page.getByLabel("Wörter oder eine Frage").fill("Kanu");
  await page.getByLabel("Suchen", { exact: true }).selectOption("text");
  await page.getByRole("button", { name: "Suchen", exact: true }).last().click();
  await page.locator("mark", { hasText: "Kanu" }).first().waitFor();
  await page.getByRole("link", { name: "Im Dokument zeigen: regeln.md" }).click();
  await page.locator("mark#mark").waitFor();
});

walk("a PDF opens at its page, in the browser's own viewer", async ({ app, page }) => {
  const { api } = await makeAskedProject(app.client);
  const { documents } = await app.client.call<{ documents: { id: string; format: string }[] }>(
    "GET",
    `${api}/documents`,
  );
  const headers = async (format: string) => {
    const { id } = documents.find((document) => document.format === format)!;
    const response = await page.request.get(`${app.url}/api/v1/documents/${id}/file?show=true`);
    return [response.headers()["content-type"], response.headers()["content-disposition"]];
  };
  assert.deepEqual(await headers("pdf"), [
    "application/pdf",
    "inline; filename*=UTF-8''regatta.pdf",
  ]);
  const [type, disposition] = await headers("md");
  assert.equal(type, "application/octet-stream");
  assert.match(disposition ?? "", /^attachment/);
});
