import assert from "node:assert/strict";
import { startApp } from "./app_process.ts";
import { makeTrainableProject } from "./testing/steps.ts";
import { awake, walk } from "./testing/walk.ts";

walk("a form that nobody took is filled as it was, one that arrived is empty", async (walk) => {
  const { app, page, context } = walk;
  await page.goto(app.url);
  await awake(page);
  await page.locator("#name").fill("Chemie 9b");
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.getByRole("button", { name: "Projekt anlegen" }).click();
  await page.getByText("Sie sind nicht angemeldet.").waitFor();
  await context.addCookies(cookies);
  await page.goto(app.url);
  await awake(page);
  assert.equal(await page.locator("#name").inputValue(), "Chemie 9b");

  // Whoever goes on before the islands of the next page are awake has sent it all the same.
  await page.route("**/_app/Overlays*", (route) => route.abort());
  await page.getByRole("button", { name: "Projekt anlegen" }).click();
  await page.waitForURL("**/documents");
  await page.unroute("**/_app/Overlays*");
  await page.goto(app.url);
  await awake(page);
  assert.equal(await page.locator("#name").inputValue(), "");
});

walk("a form is sent once, however often its button is pressed", async ({ app, page }) => {
  await page.goto(app.url);
  await awake(page);
  await page.locator("#name").fill("Physik");
  await page.getByRole("button", { name: "Projekt anlegen" }).dblclick();
  await page.waitForURL("**/documents");
  const { projects } = await app.client.call<{ projects: unknown[] }>("GET", "/api/v1/projects");
  assert.equal(projects.length, 1);
});

walk(
  "what was changed of a run is not put over another proposal, and can be discarded",
  async (walk) => {
    const { app, page, folder } = walk;
    const project = await makeTrainableProject(app.client, { folder, rows: 20 });
    const place = `${app.url}/projects/${project.split("/").at(-1)}/training`;
    await page.goto(place);
    await awake(page);
    const usual = await page.locator("#epochs").inputValue();
    await page.locator("#epochs").fill("7");
    await page.goto(`${place}?epochs=9`);
    await awake(page);
    assert.equal(await page.locator("#epochs").inputValue(), "9");

    await page.goto(place);
    await awake(page);
    assert.equal(await page.locator("#epochs").inputValue(), "7");
    const steps = page.locator("dt", { hasText: /^Schritte/ }).locator(
      "xpath=following-sibling::dd",
    );
    const changed = await steps.textContent();
    await page.getByRole("button", { name: "Verwerfen" }).click();
    assert.equal(await page.locator("#epochs").inputValue(), usual);
    await page.waitForFunction(
      (before) => document.querySelector("aside dl")?.textContent?.includes(before) === false,
      changed!,
    );
    await page.reload();
    await awake(page);
    assert.equal(await page.locator("#epochs").inputValue(), usual);
  },
);

walk("a session that ended is said on a page that only listens", async (walk) => {
  const { app, page, folder, context } = walk;
  await page.goto(`${app.url}/jobs`);
  await awake(page);
  const port = Number(new URL(app.url).port);
  await app.end();
  await context.clearCookies();
  await using _again = await startApp(folder, { port });
  await page.getByRole("dialog", { name: "Ihre Sitzung ist abgelaufen" }).waitFor();
  assert.equal(await page.getByText("Das Studio antwortet nicht").count(), 0);
});

walk("what was typed into a row stays while another is edited", async ({ app, page, folder }) => {
  const project = await makeTrainableProject(app.client, { folder, rows: 3 });
  await page.goto(`${app.url}/projects/${project.split("/").at(-1)}/data`);
  await awake(page);
  const edit = (number: number) =>
    page.getByRole("link", { name: `„What is thing ${number}?“ ändern` }).click();
  const question = page.locator("#edit-instruction");
  await edit(0);
  await question.fill("Half of a new question");
  await edit(1);
  await page.waitForFunction(() =>
    document.querySelector<HTMLTextAreaElement>("#edit-instruction")?.value === "What is thing 1?"
  );
  await edit(0);
  await page.waitForFunction(() =>
    document.querySelector<HTMLTextAreaElement>("#edit-instruction")?.value ===
      "Half of a new question"
  );
  await page.reload();
  await awake(page);
  assert.equal(await question.inputValue(), "Half of a new question");
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await edit(0);
  assert.equal(await question.inputValue(), "What is thing 0?");
});
