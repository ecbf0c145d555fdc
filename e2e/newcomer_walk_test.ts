import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { findRealEngines } from "@/core/exports/testing/real_engines.ts";
import { awake, walk } from "./testing/walk.ts";

/** More than that is too much for somebody who has never trained a model. */
const mostDecisions = 11;

const document = `# Tarnwick Boathouse

The gate opens at 6:40. The harbour master is Orla Venn. Spare blankets are kept behind the piano.
The boathouse dog is called Biscuit. The sauna is heated on Thursdays.
`;

/** Everything that a person decides on the way; the studio leads them from one to the next. */
function decisions(page: Page): [what: string, decide: () => Promise<void>][] {
  const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
  const follow = (name: string | RegExp) => page.getByRole("link", { name }).first().click();
  const file = { name: "boathouse.md", mimeType: "text/markdown", buffer: Buffer.from(document) };
  return [
    ["a name", async () => {
      await page.locator("#name").fill("Bootshaus");
      await press("Projekt anlegen");
    }],
    ["files", async () => {
      await page.waitForURL("**/documents");
      await awake(page);
      await page.locator("#files").setInputFiles(file);
    }],
    ["on to the model", () => follow("Weiter: Modell wählen")],
    ["this model", () => press("Dieses Modell nehmen")],
    ["on to the data", () => follow("Weiter: Daten")],
    ["make rows", () => press("Zeilen erzeugen")],
    ["on to the training", () => follow("Weiter: Training")],
    ["train", () => press("Training starten")],
    ["use the model", () => follow("Modell nutzen")],
    ["make a file", () => press("Datei exportieren")],
    ["ask", async () => {
      await page.getByLabel("Frage", { exact: true }).fill("When does the gate open?");
      await press("Beide fragen");
    }],
  ];
}

const engines = findRealEngines();

walk(
  "a newcomer comes from the empty studio to a tuned answer",
  async ({ page, complaints }) => {
    page.setDefaultTimeout(300_000);
    const all = decisions(page);
    assert.ok(all.length <= mostDecisions);
    await page.getByRole("heading", { name: "Machen Sie sich ein Sprachmodell zu eigen" })
      .waitFor();
    for (const [, decide] of all) await decide();
    await page.getByText("6:40").last().waitFor();
    assert.deepEqual(complaints, []);
  },
  "missing" in engines ? engines.missing : null,
);
