import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { startApp } from "./app_process.ts";
import { signIn } from "./plain_browser.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { addEvaluation, addFinishedRun, askedCases, heldOut } from "./testing/finished_run.ts";
import { type ShownJob, untilRest, upload } from "./testing/steps.ts";
import { awake, walk } from "./testing/walk.ts";

const speed = { firstMs: 200, totalMs: 1200, tokens: 11, tokensPerS: 10 };

/** Answers a comparison in the place of the models, which are none. */
async function answerWith(page: Page, lines: readonly object[]): Promise<() => unknown> {
  let asked: unknown = null;
  await page.unroute("**/compare");
  await page.route("**/compare", async (route) => {
    asked = route.request().postDataJSON();
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    await route.fulfill({ contentType: "application/x-ndjson", body });
  });
  return () => asked;
}

/** Where a part of the page begins, from the top of the page. */
async function topOf(page: Page, selector: string): Promise<number> {
  return await page.locator(selector).evaluate((element) =>
    Math.round(element.getBoundingClientRect().top + scrollY)
  );
}

walk("use page: first a file, with sizes and what is missing", async (walk) => {
  const { page, app, folder, complaints } = walk;
  const finished = await addFinishedRun(folder, { files: false });
  await page.goto(`${app.url}/projects/${finished.projectId}/use`);
  await awake(page);
  await page.getByRole("heading", { name: "Aus Ihrem Modell eine Datei machen" }).waitFor();
  // No engine is installed: what needs one says so, with the way there.
  const remedy = page.getByRole("link", { name: "In den Einstellungen installieren" });
  assert.equal(await remedy.first().getAttribute("href"), "/settings#packs");
  assert.equal(await page.getByLabel("GGUF q8_0", { exact: true }).isDisabled(), true);
  const adapter = page.getByLabel("Adapter (PEFT)", { exact: true });
  assert.equal(await adapter.isChecked(), true);
  const sum = page.getByText(/^Zusammen etwa .+; .+ sind frei\.$/);
  await sum.waitFor();
  await adapter.uncheck();
  await page.getByText("Wählen Sie mindestens eine Form.").waitFor();
  assert.equal(
    await page.getByRole("button", { name: "Datei exportieren" }).isDisabled(),
    true,
  );
  assert.deepEqual(complaints, []);
  await finished.close();
});

walk("use page: both models are asked, and nothing moves while they answer", async (walk) => {
  const { page, app, folder, complaints } = walk;
  const finished = await addFinishedRun(folder);
  await page.goto(`${app.url}/projects/${finished.projectId}/use`);
  await awake(page);
  const before = await topOf(page, "#results");

  const asked = await answerWith(page, [
    { model: "base", type: "text", text: "I am a model. ".repeat(200) },
    { model: "tuned", type: "text", text: "At 6:40." },
    { model: "tuned", type: "end", finish: "stop", speed },
    { model: "base", type: "end", finish: "length", speed },
  ]);
  await page.locator("#question").fill("When?");
  await page.getByText("Einstellungen", { exact: true }).last().click();
  await page.locator("#temperature").fill("0.7");
  await page.locator("#question").press("Control+Enter");
  const base = page.getByRole("region", { name: "Basismodell" });
  const tuned = page.getByRole("region", { name: "Ihr Modell" });
  await tuned.getByText("At 6:40.").waitFor();
  await tuned.getByText("0,2 Sek. bis zum ersten Wort · 11 Token · 10 Token pro Sekunde").waitFor();
  await base.getByText("bei der längsten Antwort abgeschnitten").waitFor();
  const { artifactId, ...question } = asked() as Record<string, unknown>;
  assert.deepEqual(question, { question: "When?", temperature: 0.7, maxTokens: 256 });
  assert.equal(typeof artifactId, "string");
  await page.getByText("Einstellungen", { exact: true }).last().click();
  assert.equal(await topOf(page, "#results"), before);

  const [first] = heldOut;
  await page.getByRole("button", { name: first[0] }).click();
  await page.getByText(`Erwartet, aus Ihren Daten: ${first[1]}`).waitFor();
  assert.equal(await topOf(page, "#results"), before);
  assert.deepEqual(complaints, []);

  await page.unroute("**/compare");
  await page.route("**/compare", () => {});
  await page.getByRole("button", { name: "Beide fragen" }).click();
  await base.getByText("Denkt nach").waitFor();
  await page.getByRole("button", { name: "Stopp" }).click();
  await base.getByText("gestoppt", { exact: true }).waitFor();
  await tuned.getByText("gestoppt", { exact: true }).waitFor();

  // Without an inference engine each of them says so, in its own place.
  await page.unroute("**/compare");
  await page.getByRole("button", { name: "Beide fragen" }).click();
  for (const answer of [base, tuned]) {
    await answer.getByText("antwortet, ist nicht installiert").waitFor();
    const remedy = answer.getByRole("link", { name: "In den Einstellungen installieren" });
    assert.equal(await remedy.getAttribute("href"), "/settings#packs");
  }
  await finished.close();
});

walk("use page: evaluations come and go beside a question that is tried", async (walk) => {
  const { page, app, folder } = walk;
  const finished = await addFinishedRun(folder);
  await page.goto(`${app.url}/projects/${finished.projectId}/use`);
  await awake(page);
  await answerWith(page, [
    { model: "tuned", type: "text", text: "At 6:40." },
    { model: "tuned", type: "end", finish: "stop", speed },
    { model: "base", type: "end", finish: "stop", speed },
  ]);
  await page.locator("#question").fill("When?");
  await page.getByRole("button", { name: "Beide fragen" }).click();
  const answer = page.getByRole("region", { name: "Ihr Modell" }).getByText("At 6:40.");
  await answer.waitFor();

  const section = page.locator("#evaluations");
  await section.getByText("Kein deutlicher Unterschied zu vor dem Training.").waitFor();
  const start = section.getByRole("button", { name: "Zurückgehaltene Fragen stellen" });
  await start.click();
  await section.getByText("ist nicht installiert").waitFor();
  assert.equal(await start.isEnabled(), true, "it can be tried again");

  // One that another tab or the command line made: the end of any job is its news.
  await addEvaluation(finished, { source: "document" });
  const project = `/api/v1/projects/${finished.projectId}`;
  await upload(app.client, project, [new File(["The gate opens at 6:40."], "gate.txt")]);
  const reading = await app.client.call<ShownJob>("POST", `${project}/documents/process`, {
    body: {},
  });
  await untilRest(app.client, reading);
  const untaught = section.locator("tbody tr", { hasText: "Zurückgehaltene Dokumente" });
  await untaught.waitFor();
  await section.getByText("Bekannte Fakten in neuen Worten, 01.01.26").waitFor();
  assert.equal(await page.locator("#question").inputValue(), "When?");
  assert.equal(await answer.isVisible(), true);

  await untaught.getByRole("link", { name: "Alle Antworten" }).click();
  const heading = { name: "Fragen zu Dokumenten, die nie gelernt wurden", level: 1 };
  await page.getByRole("heading", heading).waitFor();
  await page.getByText("Hier ist kein Gewinn zu erwarten").waitFor();
  assert.equal(await page.getByText("Vor dem Training waren es").count(), 0);
  await page.goto(`${app.url}/projects/${finished.projectId}`);
  await page.getByText("Bekannte Fakten in neuen Worten, 01.01.26").waitFor();
  await finished.close();
});

walk("use page: files are copied, explained, removed and brought back", async (walk) => {
  const { page, app, folder, context, complaints } = walk;
  const finished = await addFinishedRun(folder);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${app.url}/projects/${finished.projectId}/use`);
  await awake(page);
  const row = page.locator("#results tr", { hasText: "GGUF q8_0" });
  await row.getByRole("button", { name: "Kopieren" }).first().click();
  await page.waitForFunction(async () =>
    (await navigator.clipboard.readText()).endsWith("model-q8_0.gguf")
  );
  await row.getByRole("button", { name: "Entfernen" }).click();
  await row.waitFor({ state: "detached" });
  await page.getByText("GGUF q8_0 wurde entfernt.").waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await row.waitFor();
  await page.reload();
  await row.waitFor();

  await page.getByRole("radio", { name: "llama.cpp" }).check();
  await page.locator("#how").getByText(/^llama-server -m .+model-q8_0\.gguf --jinja/).waitFor();
  await row.getByRole("link", { name: "So wird sie benutzt" }).click();
  await page.getByRole("heading", { name: "GGUF q8_0" }).waitFor();
  await page.getByText(/^ollama create lernwerk-bootshaus -f .+Modelfile-q8_0$/).waitFor();
  assert.deepEqual(complaints, []);
  await finished.close();
});

Deno.test("use page: without scripts a file is removed and brought back", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const finished = await addFinishedRun(folder.path);
  const browser = await signIn(app);
  const place = `/projects/${finished.projectId}/use`;
  const removeButton = /name="artifactId" value="([^"]+)"/;
  const id = removeButton.exec(await browser.see(place))![1]!;
  const form = new URLSearchParams({ do: "remove", artifactId: id });
  const { to } = await browser.post(place, form);
  assert.equal(to, `${place}?removed=${id}`);
  const after = await browser.see(to!);
  assert.match(after, /was removed\./);
  assert.ok(after.includes(`action="/artifacts/${id}/restore"`));
  assert.equal((await browser.post(`/artifacts/${id}/restore`, new URLSearchParams())).status, 303);
  assert.ok(!(await browser.see(to!)).includes("was removed."), "it is there again");
  await finished.close();
});

Deno.test("use page: a refused export form keeps what was chosen", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const { runId, projectId, close } = await addFinishedRun(folder.path, { files: false });
  const browser = await signIn(app);
  const place = `/projects/${projectId}/use`;
  const adapter = /<input[^>]*value="adapter"[^>]*>/;
  const isTicked = (page: string) => / checked/.test(adapter.exec(page)![0]);
  assert.equal(isTicked(await browser.see(place)), true);
  const form = new URLSearchParams({
    do: "export",
    runId,
    checkpoint: "last",
    artifacts: "foreign",
  });
  const refused = await browser.post(place, form);
  assert.deepEqual([refused.status, isTicked(refused.text)], [400, false]);
  assert.match(refused.text, /<option (?:selected value="last"|value="last" selected)/);
  form.append("artifacts", "adapter");
  assert.equal(isTicked((await browser.post(place, form)).text), true);
  await close();
});

walk("evaluation page: every case, filtered by how it came out", async (walk) => {
  const { page, app, folder, complaints } = walk;
  const finished = await addFinishedRun(folder);
  await page.goto(`${app.url}/projects/${finished.projectId}/use`);
  await page.getByRole("link", { name: "Alle Antworten" }).click();
  await page.getByRole("heading", { name: `2 von ${askedCases} Fragen richtig` }).waitFor();
  await page.getByRole("heading", { name: "Kein deutlicher Unterschied" }).waitFor();
  await page.getByText("Ein solcher Unterschied kann Zufall sein.").waitFor();
  const rows = page.locator("#cases tbody tr");
  assert.equal(await rows.count(), 50);
  await page.getByRole("link", { name: "Weiter" }).click();
  await page.getByText(`51–${askedCases} von ${askedCases}`).waitFor();
  assert.equal(await rows.count(), askedCases - 50);
  await page.getByLabel("Zeigen").selectOption({ label: "nur nach dem Training richtig (2)" });
  await page.getByRole("button", { name: "Suchen", exact: true }).last().click();
  await page.getByText("It is key 1.").waitFor();
  assert.equal(await rows.count(), 2);
  await page.getByLabel("In Fragen und Antworten suchen").fill("nirgends");
  await page.getByLabel("In Fragen und Antworten suchen").press("Enter");
  await page.getByText("Keine Frage passt.").waitFor();
  await page.getByRole("link", { name: "Alle zeigen" }).click();
  assert.equal(await rows.count(), 50);
  assert.deepEqual(complaints, []);
  await finished.close();
});

walk("use page: without JavaScript the forms work", async ({ browser, context, app, folder }) => {
  const finished = await addFinishedRun(folder);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    locale: "de-DE",
    storageState: await context.storageState(),
  });
  const page = await plain.newPage();
  await page.goto(`${app.url}/projects/${finished.projectId}/use`);
  const rows = page.locator("#results tbody tr");
  assert.equal(await rows.count(), 2);
  await page.locator("#results tr", { hasText: "GGUF q8_0" })
    .getByRole("button", { name: "Entfernen" }).click();
  await page.getByRole("heading", { name: "Ihr Modell fragen" }).waitFor();
  assert.equal(await rows.count(), 1);
  await page.goto(`${app.url}/projects/${finished.projectId}/manage`);
  await page.getByText("1 exportierte Datei").waitFor();
  await page.getByLabel("Name").fill("Bootshaus am See");
  await page.getByRole("button", { name: "Umbenennen" }).click();
  await page.getByRole("heading", { name: "Umbenennen, archivieren, löschen" }).waitFor();
  await page.goto(`${app.url}/projects/${finished.projectId}`);
  await page.getByRole("heading", { name: "Bootshaus am See", level: 1 }).waitFor();
  await finished.close();
});
