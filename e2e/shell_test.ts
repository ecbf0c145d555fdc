import assert from "node:assert/strict";
import { join } from "node:path";
import { startApp } from "./app_process.ts";
import { newProject } from "./plain_browser.ts";
import { fakeTrainerPython, installEngine } from "./testing/pretended_engine.ts";
import { startTraining } from "./testing/steps.ts";
import { awake, walk } from "./testing/walk.ts";

walk("shell: keyboard map, search and areas by key", async ({ app, page, complaints }) => {
  const id = await newProject(app, "Bootshaus am Fluss");
  await page.goto(app.url);
  await awake(page);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Alles mit der Tastatur" });
  await keys.waitFor();
  await keys.getByText("Zu Schritt 1 bis 5 des offenen Projekts").waitFor();
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("bootsh");
  await page.getByRole("option", { name: /Bootshaus am Fluss/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/projects/${id}*`);

  await awake(page);
  await page.keyboard.press("g");
  await page.keyboard.press("2");
  await page.waitForURL(`**/projects/${id}/model`);

  // Of the open project each step is found.
  await awake(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("export");
  await page.getByRole("option", { name: "Nutzung Bootshaus am Fluss" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/projects/${id}/use`);
  await awake(page);
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.waitForURL("**/models");
  assert.deepEqual(complaints, []);
});

walk("shell: a term is explained by key and by pointer, and Escape closes it", async (walk) => {
  const { app, page } = walk;
  await page.goto(`${app.url}/_kit`);
  await awake(page);
  const term = page.getByRole("button", { name: "Was bedeutet „LoRA-Rang“?" }).first();
  const text = page.getByText("Wie groß der trainierte Zusatz ist.").first();
  await term.focus();
  await page.keyboard.press("Enter");
  await text.waitFor();
  await page.keyboard.press("Escape");
  await text.waitFor({ state: "hidden" });
  await term.hover();
  await text.waitFor();
  await term.click();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(600);
  assert.ok(await text.isVisible(), "a click keeps it open");
  await page.keyboard.press("Escape");
  await term.hover();
  await text.hover();
  await page.waitForTimeout(600);
  assert.ok(await text.isVisible(), "one may point at what is read");
  await page.mouse.move(0, 0);
  await text.waitFor({ state: "hidden" });
  assert.deepEqual(walk.complaints, []);
});

walk("shell: on a phone a job under way is one line that leads to the jobs", async (walk) => {
  const { app, folder, page, complaints } = walk;
  await installEngine(join(folder, "engines"), fakeTrainerPython({ stepMs: 100 }));
  const { run } = await startTraining(app.client, { folder, rows: 60, epochs: 20 });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${app.url}/models`);
  await awake(page);
  const line = page.locator(".tray").getByRole("link");
  await line.getByText(/^\d+ % · noch etwa/).waitFor();
  assert.equal(await line.count(), 1, "what is done with it is done on the page of the jobs");
  assert.equal(await page.locator(".tray").getByRole("button").count(), 0);
  const { height } = (await page.locator(".tray").boundingBox())!;
  assert.ok(height >= 44 && height <= 56, `${height} px`);
  await line.click();
  await page.getByRole("button", { name: "Abbrechen" }).first().waitFor();
  await app.client.call("POST", `/api/v1/jobs/${run.jobId}`, { body: { action: "cancel" } });
  assert.deepEqual(complaints, []);
});

walk("shell: the theme is switched at once and stays", async ({ app, page, complaints }) => {
  await page.goto(app.url);
  await awake(page);
  const theme = () => page.evaluate(() => document.documentElement.dataset["theme"] ?? "system");
  assert.equal(await theme(), "system");
  await page.getByRole("link", { name: /^Hell oder dunkel/ }).click();
  assert.equal(await theme(), "lernwerk");
  await page.getByRole("link", { name: /^Hell oder dunkel/ }).click();
  await page.reload();
  assert.equal(await theme(), "lernwerk-dark");
  assert.deepEqual(complaints, []);
});

walk("shell: what was typed outlives a reload and another language", async (walk) => {
  const { app, page } = walk;
  await page.goto(app.url);
  await awake(page);
  await page.locator("#name").fill("Halb getippt");
  await page.getByRole("link", { name: "English" }).click();
  await awake(page);
  assert.equal(await page.locator("#name").inputValue(), "Halb getippt");
  await page.getByRole("button", { name: "Discard it" }).click();
  assert.equal(await page.locator("#name").inputValue(), "");
  assert.deepEqual(walk.complaints, []);
});

walk("shell: a session that ends while typing takes nothing away", async (walk) => {
  const { app, page, context } = walk;
  await page.goto(app.url);
  await awake(page);
  await page.locator("#name").fill("Noch nicht gespeichert");
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("boot");
  const ended = page.getByRole("dialog", { name: "Ihre Sitzung ist abgelaufen" });
  await ended.waitFor();
  await context.addCookies(cookies);
  await page.getByRole("button", { name: "Ich bin wieder angemeldet" }).click();
  await ended.waitFor({ state: "hidden" });
  assert.equal(await page.locator("#name").inputValue(), "Noch nicht gespeichert");
});

walk("shell: a server that is gone is said, and its return too", async (walk) => {
  const { app, page, folder } = walk;
  await page.goto(app.url);
  await awake(page);
  const port = Number(new URL(app.url).port);
  await app.kill();
  const gone = page.getByText("Das Studio antwortet nicht");
  await gone.waitFor();
  await using _again = await startApp(folder, { port });
  await page.getByText("Das Studio ist wieder da.").waitFor();
  await gone.waitFor({ state: "hidden" });
});

walk("shell: the first page loads at most 100 kB of script", async ({ app, page }) => {
  await page.goto(app.url);
  await awake(page);
  const bytes = await page.evaluate(() =>
    performance.getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".js"))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0)
  );
  assert.ok(bytes > 1_000 && bytes <= 100_000, `${bytes} bytes, compressed`);
});
