import assert from "node:assert/strict";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type AppProcess, startApp } from "./app_process.ts";
import { signIn } from "./plain_browser.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { fakeTrainerPython, installEngine } from "./testing/pretended_engine.ts";
import { makeTrainableProject, untilRest } from "./testing/steps.ts";
import { awake, walk } from "./testing/walk.ts";

/** As a browser sends the form: every field that is shown, an untouched name empty. */
const usual = {
  name: "",
  learningRate: "0.0002",
  batchSize: "4",
  gradientAccumulation: "2",
  epochs: "3",
  loraRank: "16",
  loraAlpha: "32",
  maxLength: "512",
  gradientCheckpointing: "on",
};

const refused: Record<string, Partial<Record<keyof typeof usual, string>>> = {
  "a learning rate that is no number": { learningRate: "abc" },
  "a learning rate out of range": { learningRate: "5" },
  "an empty number": { epochs: "" },
  "a batch size that is not offered": { batchSize: "3" },
  "half an epoch": { epochs: "1.5" },
  "a tick that is none": { gradientCheckpointing: "maybe" },
  "a name that is too long": { name: "x".repeat(121) },
};

Deno.test("training page: the form is refused in words, never answered with 500", async (t) => {
  await using folder = await temporaryFolder();
  // No engine of this computer's: the test wants none to be there.
  const env = { LERNWERK_ENGINES: join(folder.path, "engines") };
  await using app = await startApp(folder.path, { env });
  const browser = await signIn(app);
  const project = await makeTrainableProject(app.client, { folder: folder.path, rows: 3 });
  const place = `/projects/${project.split("/").at(-1)}/training`;
  const submit = (fields: Record<string, string>) =>
    browser.post(place, new URLSearchParams(fields));

  for (const [what, fields] of Object.entries({ "as it is": usual, "empty": { name: "" } })) {
    await t.step(`${what}: it says what the training still needs`, async () => {
      const { status, text } = await submit(fields);
      assert.equal(status, 409);
      assert.match(text, /Training cannot start yet\. /);
      assert.match(text, /The training engine is not installed/);
    });
  }
  for (const [what, fields] of Object.entries(refused)) {
    await t.step(`${what}: it names the input`, async () => {
      const { status, text } = await submit({ ...usual, ...fields });
      assert.equal(status, 400);
      assert.match(text, /The input does not fit: /);
    });
  }
  await t.step("presets and settings of the address work without scripts", async () => {
    const quick = await browser.see(`${place}?preset=quick`);
    assert.match(quick, /<input id="epochs" name="epochs"[^>]*value="2"/);
    assert.match(quick, /<input id="maxSteps"[^>]*value="200"/);
    const entered = await browser.see(`${place}?isForm=true&epochs=4&batchSize=2&maxLength=x`);
    assert.match(entered, /<input id="epochs" name="epochs"[^>]*value="4"/);
    assert.match(entered, /<input type="radio" name="batchSize" value="2" checked/);
    assert.equal((await browser.ask(`${place}?preset=none&schedule=7&epochs=`)).status, 200);
  });
  await t.step("nothing was started, and the name stays entered", async () => {
    assert.match((await submit({ ...usual, name: "My <run>" })).text, /value="My &lt;run>"/);
    assert.match(await browser.see(place), /No run yet/);
  });
});

/** Rows and a model that the fake trains on; answers the address of the project's training page. */
async function readyToTrain(
  { client }: AppProcess,
  { folder, rows, stepMs }: { folder: string; rows: number; stepMs: number },
): Promise<string> {
  await installEngine(join(folder, "engines"), fakeTrainerPython({ stepMs }));
  const project = await makeTrainableProject(client, { folder, rows });
  for (const number of [1, 2, 3]) {
    const held = { instruction: `Name thing ${number}!`, output: `Thing ${number}.` };
    await client.call("POST", `${project}/rows`, { body: { ...held, split: "recall" } });
  }
  return `/projects/${project.split("/").at(-1)}/training`;
}

/** What a fact of the panel "Dieser Lauf" says. */
function fact(page: Page, name: string) {
  const title = page.locator("dt", { hasText: new RegExp(`^${name}`) });
  return page.locator("aside dl > div").filter({ has: title }).locator("dd");
}

walk(
  "training page: presets, settings and their numbers, remedies, start",
  async ({ app, folder, page, complaints }) => {
    const place = await readyToTrain(app, { folder, rows: 60, stepMs: 2 });
    await page.goto(app.url + place);
    await awake(page);
    const steps = fact(page, "Schritte");
    const before = await steps.textContent();

    await page.getByRole("link", { name: "Kurzer Blick" }).click();
    assert.equal(await page.locator("#epochs").inputValue(), "2");
    assert.equal(await page.locator("#maxSteps").inputValue(), "200");
    assert.notEqual(await steps.textContent(), before);
    await page.getByRole("link", { name: "Kurzer Blick" }).and(page.locator("[aria-current]"))
      .waitFor();

    await page.getByRole("radio", { name: "Batch-Größe 4", exact: true }).check({ force: true });
    await page.getByRole("radio", { name: "Gradienten-Akkumulation 1", exact: true }).check({
      force: true,
    });
    await fact(page, "Zeilen je Schritt").getByText("4", { exact: true }).waitFor();
    await steps.getByText("30, 15 je Epoche").waitFor();
    await page.getByRole("slider", { name: "Lernrate" }).press("Home");
    assert.equal(await page.locator("#learningRate").inputValue(), "0.00001");
    await page.getByRole("slider", { name: "Epochen" }).press("ArrowRight");
    await steps.getByText("45, 15 je Epoche").waitFor();
    await page.locator("#epochs").fill("99");
    // It stands at the field, among the checks and in the place of figures that nothing follows from.
    assert.equal(await page.getByText("Epochen: 1 bis 20").count(), 3);
    await page.getByText("Die Zahlen erscheinen, sobald dies passt:").waitFor();
    assert.equal(await steps.count(), 0);
    const start = page.getByRole("button", { name: "Training starten" });
    assert.equal(await start.isDisabled(), true);

    await page.getByText("Weitere Einstellungen").click();
    await page.locator("#maxLength").fill("64");
    await page.getByRole("button", { name: "Wie empfohlen" }).click();
    assert.equal(await page.locator("#maxLength").inputValue(), "512");
    assert.equal(await start.isDisabled(), false);
    await page.getByRole("link", { name: "Ausgewogen" }).and(page.locator("[aria-current]"))
      .waitFor();

    await page.locator("#name").fill("Erster Versuch");
    await page.reload();
    await awake(page);
    assert.equal(await page.locator("#name").inputValue(), "Erster Versuch", "nothing is lost");
    await page.getByRole("button", { name: "Training starten" }).click();
    await page.getByRole("heading", { name: "Erster Versuch" }).waitFor();
    await page.locator("#page").getByText("fertig", { exact: true }).waitFor();
    assert.deepEqual(complaints, []);
  },
);

walk(
  "run page: curve, figures, pause, resume, saved states, samples, log, advice",
  async ({ app, folder, page, complaints }) => {
    const place = await readyToTrain(app, { folder, rows: 60, stepMs: 15 });
    await page.goto(`${app.url}${place}?epochs=10&batchSize=1&gradientAccumulation=1`);
    await awake(page);
    assert.equal(await page.locator("#epochs").inputValue(), "10");
    await page.getByRole("button", { name: "Training starten" }).click();
    await page.waitForURL("**/runs/*");
    const run = page.url();
    await awake(page);
    await page.locator(".chart canvas").waitFor();
    await page.getByText(/^\d+ von 600$/).waitFor();
    await page.locator("#checkpoints li").first().waitFor();

    await page.getByRole("button", { name: "Anhalten", exact: true }).click();
    await page.getByText(/^Angehalten nach Schritt \d+\. Der Stand ist gesichert/).waitFor();
    const paused = Number((await page.getByText(/^\d+ von 600$/).textContent())?.split(" ")[0]);
    assert.ok(paused > 0 && paused < 600);
    await page.getByRole("button", { name: "Fortsetzen", exact: true }).click();
    await page.getByText("600 von 600").waitFor();
    await page.locator("#page").getByText("fertig", { exact: true }).waitFor();
    await page.getByRole("navigation").getByText("1 Lauf ist fertig.").waitFor();

    await page.locator("#checkpoints").getByText("bester").waitFor();
    await page.getByText(/^Seit Epoche \d steigt das Fehlermaß/).waitFor();
    await page.getByText("After epoch 10:").first().waitFor();
    await page.getByText("Die Kurve als Tabelle").click();
    await page.getByRole("row", { name: /^600 10 / }).waitFor();
    await page.getByRole("button", { name: "Lernrate", exact: true }).click();
    await zoom(page);
    await page.getByRole("button", { name: "Ganze Kurve" }).click();
    await page.getByRole("button", { name: "Ganze Kurve" }).waitFor({ state: "detached" });
    await zoom(page);
    await page.getByRole("button", { name: "Ganze Kurve" }).waitFor();
    await page.locator(".u-over").dblclick();
    await page.getByRole("button", { name: "Ganze Kurve" }).waitFor({ state: "detached" });

    const log = page.getByRole("region", { name: "Zeilen des Trainingsprotokolls" });
    await log.getByText("--- ended: exit code 0 ---").waitFor();
    await log.focus();
    await page.keyboard.press("Home");
    await log.getByText("--- attempt 1 ---").waitFor();
    const drawn = (await log.locator("pre").innerText()).split("\n");
    assert.ok(drawn.length < 200, "only what is seen is in the page");

    await page.getByLabel("Name").fill("Zweiter Versuch");
    await page.getByLabel("Notiz").fill("zu viele Epochen");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByRole("heading", { name: "Zweiter Versuch" }).waitFor();
    await page.getByRole("link", { name: "Neuer Lauf mit diesen Einstellungen" }).click();
    await page.waitForURL("**/training?*");
    assert.ok(Number(await page.locator("#epochs").inputValue()) < 10);
    assert.equal(await page.locator("input[name=batchSize]:checked").inputValue(), "1");
    await page.getByRole("link", { name: "Zweiter Versuch" }).click();
    await page.waitForURL(run);
    assert.deepEqual(complaints, []);
  },
);

/** Drags over a part of the chart. */
async function zoom(page: Page): Promise<void> {
  // Between two drawings, as when the held-out line appears, there is no chart for a moment.
  let box = null;
  while (!(box = await page.locator(".u-over").boundingBox())) {
    await page.locator(".u-over").waitFor();
  }
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
}

walk(
  "training page: runs side by side, and a run that fails says what fits",
  async ({ app, folder, page, complaints }) => {
    const place = await readyToTrain(app, { folder, rows: 40, stepMs: 1 });
    const project = `/api/v1${place.replace("/training", "")}`;
    for (const epochs of [1, 2]) {
      const body = { hyper: { epochs } };
      const run = await app.client.call<{ jobId: string }>("POST", `${project}/runs`, { body });
      await untilRest(app.client, { id: run.jobId });
    }
    await installEngine(join(folder, "engines"), fakeTrainerPython({ oomAtStep: 2 }));
    const failed = await app.client.call<{ id: string; jobId: string }>(
      "POST",
      `${project}/runs`,
      { body: { hyper: { epochs: 3, batchSize: 8 } } },
    );
    await untilRest(app.client, { id: failed.jobId });
    await page.goto(app.url + place);
    await awake(page);
    const runs = page.getByRole("table", { name: "Läufe dieses Projekts" });
    assert.equal(await runs.getByRole("row").count(), 4);
    await runs.getByText("Epochen 2").waitFor();
    await runs.getByText("fehlgeschlagen").waitFor();

    await page.goto(`${app.url}/runs/${failed.id}`);
    await page.getByText("Bei Batch-Größe 8 ging der Arbeitsspeicher aus.").waitFor();
    await page.getByRole("link", { name: "Neuer Lauf mit diesen Einstellungen" }).click();
    await page.waitForURL("**/training?*");
    assert.equal(await page.locator("input[name=batchSize]:checked").inputValue(), "4");
    assert.deepEqual(complaints, []);
  },
);
