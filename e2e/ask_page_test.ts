import assert from "node:assert/strict";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { makePdf } from "@/core/documents/testing/pdf_fixtures.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { makeAskedProject } from "./testing/asked_project.ts";
import { startModelServer } from "./testing/pretended_model_server.ts";
import { makeProject } from "./testing/steps.ts";
import { awake, type Walk, walk } from "./testing/walk.ts";

const speed = { firstMs: 200, totalMs: 1200, tokens: 11, tokensPerS: 10 };

/** Lets a server of one's own answer, which cites the passage that holds a word. */
async function answerBy({ app }: Walk, answer: (prompt: string) => string) {
  const model = startModelServer(answer);
  await app.client.call("PATCH", "/api/v1/settings", { body: { modelServerUrl: model.url } });
  return model;
}

/** The number of the passage in a prompt in which a word stands. */
function numberOf(word: string, prompt: string): number {
  const before = prompt.slice(0, prompt.indexOf(word));
  return Number([...before.matchAll(/^\[(\d+)\]/gm)].at(-1)?.[1] ?? 0);
}

async function makeFolder(folder: string): Promise<string> {
  const root = join(folder, "Verein");
  await Deno.mkdir(join(root, "Haus"), { recursive: true });
  const pdf = await makePdf([
    [{ text: "Regatta am See" }],
    [{ text: "Die Regatta beginnt am Samstag um neun Uhr." }],
  ]);
  await Deno.writeFile(join(root, "regatta.pdf"), pdf);
  await Deno.writeTextFile(
    join(root, "Haus", "regeln.md"),
    "# Bootshaus\n\n## Schlüssel\n\nDer Ersatzschlüssel hängt hinter dem Klavier.\n",
  );
  await Deno.writeTextFile(join(root, "preise.csv"), "Sache,Preis\nKanu,12 Euro\nSauna,4 Euro\n");
  await Deno.writeTextFile(join(root, "tor.html"), "<h1>Tor</h1><p>Das Tor öffnet um 6:40.</p>");
  await Deno.writeTextFile(join(root, "tor.py"), "def open_gate():\n    return '6:40'\n");
  return root;
}

async function dropPath(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 500, data });
  }
  await session.detach();
}

walk("a folder is dropped, asked, and the cited passage opened where it stands", async (walk) => {
  const { app, page, complaints } = walk;
  await using folder = await temporaryFolder();
  await using _model = await answerBy(
    walk,
    (prompt) => `Hinter dem Klavier [${numberOf("Klavier", prompt)}].`,
  );
  const place = (await makeProject(app.client)).replace("/api/v1", "");
  await page.goto(`${app.url}${place}/documents`);
  await awake(page);
  await dropPath(page, await makeFolder(folder.path));
  await page.getByText("5 von 5 Dateien bearbeitet: 5 hinzugefügt").waitFor();
  await page.getByRole("heading", { name: /^5 Dateien sind gelesen/ }).waitFor();
  await page.getByText("Nur nach Wörtern durchsuchbar.").waitFor();

  await page.getByRole("link", { name: "Dokumente fragen" }).click();
  await page.getByRole("heading", { name: "Ihre Dokumente fragen", level: 1 }).waitFor();
  await awake(page);
  await page.getByLabel("Frage", { exact: true }).fill("Wo hängt der Ersatzschlüssel?");
  await page.getByLabel("Frage", { exact: true }).press("Control+Enter");
  await page.locator(".verbatim", { hasText: "Hinter dem Klavier" }).waitFor();
  const cited = page.locator(".verbatim").getByRole("link", { name: /^\[\d\]$/ });
  await cited.click();
  const source = page.locator(await cited.getAttribute("href") ?? "");
  await source.getByText("zitiert", { exact: true }).waitFor();
  await source.getByText("Bootshaus", { exact: true }).waitFor();
  await source.getByRole("link", { name: "Im Dokument zeigen: Verein/Haus/regeln.md" }).click();
  await page.getByRole("heading", { name: "Verein/Haus/regeln.md", level: 1 }).waitFor();
  await awake(page);
  await page.locator("mark", { hasText: "Der Ersatzschlüssel hängt hinter dem Klavier." })
    .waitFor();
  assert.equal(await page.locator("#mark").isVisible(), true);

  // Whoever comes back finds question and answer as they were.
  await page.goBack();
  await page.getByText("Hinter dem Klavier").first().waitFor();
  assert.equal(
    await page.getByLabel("Frage", { exact: true }).inputValue(),
    "Wo hängt der Ersatzschlüssel?",
  );
  assert.deepEqual(complaints, []);
});

/** Answers in the place of the models. */
async function answerWith(page: Page, lines: readonly object[]): Promise<() => unknown> {
  let asked: unknown = null;
  await page.unroute("**/answers");
  await page.route("**/answers", async (route) => {
    asked = route.request().postDataJSON();
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    await route.fulfill({ contentType: "application/x-ndjson", body });
  });
  return () => asked;
}

const budget = { window: 2048, question: 58, sources: 1340, answer: 256 };
const source = {
  number: 1,
  chunkId: "c1",
  documentId: "d1",
  documentName: "regatta.pdf",
  page: 2,
  lastPage: 3,
  pageBreaks: [30],
  headingPath: ["Regatta"],
  start: 15,
  end: 60,
  text: "Die Regatta beginnt am Samstag um neun Uhr.",
};
const found = { type: "sources", sources: [source], leftOut: [], budget, words: [] };
const over = { type: "end", finish: "stop", cited: [], invented: [], isUnknown: false, speed };

walk("ask page: what an answer is worth is said beside it", async (walk) => {
  const { app, page, complaints } = walk;
  await using _model = await answerBy(walk, () => "Ja.");
  const { place } = await makeAskedProject(app.client);
  await page.goto(`${app.url}${place}/ask`);
  await awake(page);
  const question = page.getByLabel("Frage", { exact: true });
  await question.fill("Wann beginnt die Regatta?");
  const leftOut = [{ chunkId: "c2", documentName: "lang.pdf", page: 7, lastPage: 7 }];
  const asked = await answerWith(page, [
    { answer: 0, ...found, leftOut },
    { answer: 0, type: "text", text: "Am Samstag [1]." },
    { answer: 0, ...over, cited: [1], invented: [4] },
  ]);
  await page.getByRole("button", { name: "Fragen", exact: true }).click();
  await page.getByText("Die Antwort nannte eine Quelle, die es nicht gibt ([4])").waitFor();
  await page.getByText("1.654 von 2.048 Token").waitFor();
  await page.getByText("1 Textstelle passte nicht ins Fenster des Modells: lang.pdf, Seite 7")
    .waitFor();
  const original = page.getByRole("link", { name: "PDF auf Seite 2 öffnen" });
  assert.equal(
    await original.getAttribute("href"),
    "/api/v1/documents/d1/file?show=true#page=2",
  );
  assert.deepEqual(asked(), {
    question: "Wann beginnt die Regatta?",
    answers: [{ by: { kind: "server" }, withDocuments: true }],
    passages: 5,
    maxTokens: 256,
    temperature: 0,
  });

  await answerWith(page, [
    { answer: 0, ...found },
    { answer: 0, type: "text", text: "Das steht nicht in den Dokumenten." },
    { answer: 0, ...over, isUnknown: true },
  ]);
  await page.getByRole("button", { name: "Fragen", exact: true }).click();
  await page.getByText("Das steht nicht in den Dokumenten", { exact: true }).waitFor();

  await page.getByText("Wer antwortet:").click();
  await page.getByRole("button", { name: "Mit und ohne Dokumente" }).click();
  await answerWith(page, [
    { answer: 0, ...found },
    { answer: 0, type: "text", text: "Am Samstag." },
    { answer: 1, type: "text", text: "Um zehn." },
    { answer: 1, ...over },
    { answer: 0, ...over },
  ]);
  await page.getByRole("button", { name: "Fragen", exact: true }).click();
  await page.getByText("Um zehn.").waitFor();
  await page.getByText("Die Antwort nennt keine Quelle.").waitFor();
  await page.getByText("Es kann erfunden sein.").waitFor();
  assert.deepEqual(complaints, []);
});

walk("ask page: a question that is stopped, or meets nobody, stays where it is", async (walk) => {
  const { app, page } = walk;
  await using model = await answerBy(walk, () => "Ja.");
  const { place } = await makeAskedProject(app.client);
  model.holdFrom(0);
  await page.goto(`${app.url}${place}/ask`);
  await awake(page);
  const question = page.getByLabel("Frage", { exact: true });
  await question.fill("Wo hängt der Ersatzschlüssel?");
  await page.getByRole("button", { name: "Fragen", exact: true }).click();
  // The passages are there before the model has said a word.
  await page.getByText("Denkt nach").waitFor();
  await page.locator("summary", { hasText: /^\d Quellen?$/ }).waitFor();
  await page.getByRole("button", { name: "Stopp" }).click();
  await page.getByText("gestoppt", { exact: true }).waitFor();
  await page.getByText("Gestoppt, bevor ein Wort kam.").waitFor();
  assert.equal(await page.getByText("Beantwortet.").count(), 0);
  model.goOn();
  await page.route("**/answers", (route) => route.abort());
  await page.getByRole("button", { name: "Fragen", exact: true }).click();
  await page.getByText("Lernwerk antwortet nicht").first().waitFor();
  assert.equal(await question.inputValue(), "Wo hängt der Ersatzschlüssel?");
  await page.unroute("**/answers");
  await page.getByRole("button", { name: "Fragen", exact: true }).click();
  await page.getByText("Ja.", { exact: true }).waitFor();
});

walk(
  "ask page: who answers is kept, nobody is named, and a long question is not cut",
  async (walk) => {
    const { app, page, complaints } = walk;
    await using _model = await answerBy(walk, () => "Ja.");
    const { place } = await makeAskedProject(app.client);
    await page.goto(`${app.url}${place}/ask`);
    await awake(page);
    await page.getByText("Wer antwortet: Eigener Modellserver").click();
    await page.getByRole("button", { name: "Mit und ohne Dokumente" }).click();
    await page.getByText("Wer antwortet: 2 nebeneinander").waitFor();
    await page.reload();
    await awake(page);
    await page.getByText("Wer antwortet: 2 nebeneinander").click();
    for (const way of ["mit", "ohne"]) await page.getByLabel(`: ${way} Dokumente`).uncheck();
    await page.getByText("Wer antwortet: noch niemand").waitFor();
    const ask = page.getByRole("button", { name: "Fragen", exact: true });
    await page.getByText("Niemand ist zum Antworten gewählt.").waitFor();
    assert.equal(await ask.isDisabled(), true);
    await page.getByRole("button", { name: "Eine Antwort" }).click();

    const question = page.getByLabel("Frage", { exact: true });
    await question.fill("Wo? ".repeat(5001));
    await page.getByText("Die Frage hat 20.003 Zeichen; höchstens 20.000").waitFor();
    assert.equal(await ask.isDisabled(), true);
    assert.equal((await question.inputValue()).length, 20_004);
    await question.fill("Wo?");
    await ask.click();
    await page.getByText("Ja.", { exact: true }).waitFor();
    assert.deepEqual(complaints, []);
  },
);

walk("ask page: without a model, and without JavaScript, the passages are shown", async (walk) => {
  const { app, page, browser, context, complaints } = walk;
  const { place, rulesId } = await makeAskedProject(app.client);
  await page.goto(`${app.url}${place}/ask`);
  await awake(page);
  await page.getByText("Noch kann kein Modell antworten.").waitFor();
  assert.equal(await page.getByText("das Startmodell kann nur Englisch").count(), 0);
  const choose = page.getByRole("link", { name: "Modell wählen", exact: true }).last();
  assert.equal(await choose.getAttribute("href"), `${place}/model`);
  await page.getByLabel("Frage", { exact: true }).fill("Wo hängt der Ersatzschlüssel?");
  await page.getByRole("button", { name: "Textstellen finden" }).click();
  const link = page.locator("#passages").getByRole("link", {
    name: "Im Dokument zeigen: regeln.md",
  });
  assert.match(
    await link.first().getAttribute("href") ?? "",
    new RegExp(`^/documents/${rulesId}\\?at=\\d+&to=\\d+(&word=[^&#]+)*#mark$`),
  );
  assert.deepEqual(complaints, []);

  await using _model = await answerBy(walk, () => "Ja.");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    locale: "de-DE",
    storageState: await context.storageState(),
  });
  const dull = await plain.newPage();
  await dull.goto(`${app.url}${place}/ask`);
  await dull.getByLabel("Frage", { exact: true }).fill("Regatta");
  await dull.getByRole("button", { name: "Fragen", exact: true }).click();
  await dull.getByText("Ohne JavaScript werden nur die passenden Textstellen gezeigt").waitFor();
  await dull.locator("#passages").getByText("Seite 2").first().waitFor();
});

walk("ask page: a project without documents says what comes first", async ({ app, page }) => {
  const place = (await makeProject(app.client)).replace("/api/v1", "");
  await page.goto(`${app.url}${place}/ask`);
  await page.getByText("Es gibt noch nichts zu fragen.").waitFor();
  await page.goto(`${app.url}${place}/search?q=Tor`);
  await page.getByText("Es gibt noch nichts zu durchsuchen.").waitFor();
});
