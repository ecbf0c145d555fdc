import assert from "node:assert/strict";
import { awake, walk } from "./testing/walk.ts";

walk(
  "projects: a deleted one can be brought back at once, and days later from the list",
  async (walk) => {
    const { page, app, complaints } = walk;
    await page.locator("#name").fill("Chemie 9a");
    await page.getByRole("button", { name: "Projekt anlegen" }).click();
    await page.waitForURL("**/documents");
    const project = page.url().replace("/documents", "");
    const remove = async () => {
      await page.goto(`${project}/manage`);
      await page.getByRole("button", { name: "Projekt löschen" }).click();
      await page.getByText("Das Projekt wurde gelöscht.").waitFor();
    };

    await remove();
    await page.getByRole("button", { name: "Zurückholen", exact: true }).first().click();
    await page.waitForURL(project);
    await page.goBack();
    await page.getByRole("link", { name: "Chemie 9a" }).first().waitFor();
    assert.equal(await page.getByText("Das Projekt wurde gelöscht.").count(), 0);

    await remove();
    await page.goto(app.url);
    await awake(page);
    await page.getByText("Gelöschte Projekte (1)").click();
    await page.getByText(/lässt sich bis .* zurückholen/).waitFor();
    await page.getByRole("button", { name: "Chemie 9a zurückholen" }).click();
    await page.waitForURL(project);
    await page.goto(app.url);
    await page.getByRole("link", { name: "Chemie 9a" }).first().waitFor();
    assert.equal(await page.getByText(/Gelöschte Projekte/).count(), 0);
    assert.equal((await page.goto(`${app.url}/?deleted=x`))?.status(), 200);
    assert.deepEqual(complaints, []);
  },
);
