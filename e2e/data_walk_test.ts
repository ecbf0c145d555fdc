import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { AppProcess } from "./app_process.ts";
import { newProject } from "./plain_browser.ts";
import { startModelServer } from "./testing/pretended_model_server.ts";
import { awake, walk } from "./testing/walk.ts";

interface Rows {
  rows: { id: string; instruction: string; output: string; factKey: string | null }[];
  total: number;
}

async function untilDone(app: AppProcess, id: string): Promise<void> {
  for (let isResting = false; !isResting;) {
    const path = `/api/v1/jobs/${id}/events?wait=20&after=1000000`;
    ({ isResting } = await app.client.call<{ isResting: boolean }>("GET", path));
  }
}

/** Imports rows that are numbered from 0. */
async function importRows(app: AppProcess, project: string, count: number): Promise<void> {
  const lines = Array.from(
    { length: count },
    (_, at) => JSON.stringify({ instruction: `Frage ${at}?`, output: `Antwort ${at}.` }),
  );
  const response = await fetch(`${app.url}/api/v1/projects/${project}/rows/import`, {
    method: "POST",
    headers: { authorization: `Bearer ${app.client.address.token}` },
    body: lines.join("\n"),
  });
  const { id } = await response.json() as { id: string };
  await untilDone(app, id);
}

async function openRows(page: Page, app: AppProcess, project: string): Promise<void> {
  await page.goto(`${app.url}/projects/${project}/data`);
  await awake(page);
}

const many = 5_000;

walk("data: 5,000 rows are found, walked through and counted, and few are drawn", async (walk) => {
  const { app, page, complaints } = walk;
  const project = await newProject(app, "Viele");
  await importRows(app, project, many);
  await openRows(page, app, project);
  await page.getByText("5.000 von 5.000 Zeilen").waitFor();
  await page.getByText("Frage 0?", { exact: true }).waitFor();
  const drawn = () => page.locator("tr[data-index]").count();
  assert.ok(await drawn() < 100, `${await drawn()} rows are drawn`);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  await page.locator("tr[data-index]").filter({ hasText: /Frage 2[3-6]\d\d\?/ }).first().waitFor();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.getByText("Frage 4999?", { exact: true }).waitFor();
  assert.ok(await drawn() < 100, `${await drawn()} rows are drawn`);
  // All are counted in the meantime, by whichever tokenizer is there.
  await page.getByText("Es wird gezählt").waitFor({ state: "detached" });
  const lengths = await app.client.call<{ rows: number; counted: number }>(
    "GET",
    `/api/v1/projects/${project}/rows/lengths`,
  );
  assert.deepEqual([lengths.rows, lengths.counted], [many, many]);
  await page.getByLabel("Enthält").fill("Frage 4711?");
  await page.getByText("1 von 5.000 Zeilen").waitFor();
  assert.match(page.url(), /search=Frage\+4711/);
  await page.reload();
  await page.getByText("1 von 5.000 Zeilen").waitFor();
  assert.equal(await drawn(), 1);
  assert.deepEqual(complaints, []);
});

walk(
  "data: rows are edited in place by keys, two tabs meet, what is removed comes back",
  async (walk) => {
    const { app, page, complaints } = walk;
    const project = await newProject(app, "Wenige");
    await importRows(app, project, 4);
    await openRows(page, app, project);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    const answer = page.locator("#edit-output");
    await answer.fill("Nicht behalten");
    await answer.press("Escape");
    assert.equal(await page.getByText("Nicht behalten").count(), 0);
    await page.keyboard.press("e");
    await answer.fill("Von Hand");
    await answer.press("Enter");
    await page.locator("tr", { hasText: "Frage 1?" }).getByText("Von Hand", { exact: true })
      .waitFor();

    await meetInOneRow(walk, project);
    await page.locator("tr", { hasText: "Frage 2?" }).focus();
    await page.keyboard.press("x");
    await page.getByText("3 von 3 Zeilen").waitFor();
    await page.locator("tr:focus", { hasText: "Frage 3?" }).waitFor();
    await page.getByRole("button", { name: "Rückgängig" }).click();
    await page.getByText("4 von 4 Zeilen").waitFor();

    for (const name of ["Frage 0?", "Frage 3?"]) {
      await page.getByLabel(`„${name}“ auswählen`)
        .check();
    }
    await page.getByText("2 Zeilen ausgewählt").waitFor();
    await page.getByRole("button", { name: "Ausgewählte entfernen" }).click();
    await page.getByText("2 von 2 Zeilen").waitFor();
    await page.getByRole("button", { name: "Rückgängig" }).last().click();
    await page.getByText("4 von 4 Zeilen").waitFor();
    const { rows } = await rowsOf(app, project);
    assert.deepEqual(rows.map(({ output }) => output), [
      "Antwort 0.",
      "Von Hand",
      "Meine Antwort",
      "Antwort 3.",
    ]);
    // The browser itself reports the one answer that was a refusal.
    assert.equal(complaints.length, 1);
    assert.match(complaints[0]!, /409/);
  },
);

walk(
  "data: what is entered outlives a reload, and becomes a new row where another tab removed the old one",
  async (walk) => {
    const { app, page, complaints } = walk;
    const project = await newProject(app, "Weg");
    await importRows(app, project, 2);
    await openRows(page, app, project);
    await page.locator("tr", { hasText: "Frage 0?" }).getByRole("link", { name: /ändern/ }).click();
    await page.locator("#edit-output").fill("Nicht verloren");
    const { rows: [first] } = await rowsOf(app, project);
    await app.client.call("DELETE", `/api/v1/rows/${first!.id}`);
    await page.locator("#edit-output").press("Enter");
    await page.getByText("Diese Zeile wurde inzwischen entfernt.").waitFor();
    await page.getByRole("button", { name: "Meine als neue Zeile hinzufügen" }).click();
    await page.locator("tr", { hasText: "Frage 0?" }).getByText("Nicht verloren").waitFor();
    const { rows } = await rowsOf(app, project);
    assert.deepEqual(rows.map(({ output }) => output), ["Antwort 1.", "Nicht verloren"]);
    assert.deepEqual(complaints.map((complaint) => /404/.test(complaint)), [true]);
  },
);

function rowsOf(app: AppProcess, project: string): Promise<Rows> {
  return app.client.call<Rows>("GET", `/api/v1/projects/${project}/rows`);
}

/** Opens a row, has it changed elsewhere, and settles which text stays. */
async function meetInOneRow(
  { app, page }: { app: AppProcess; page: Page },
  project: string,
): Promise<void> {
  const line = page.locator("tr", { hasText: "Frage 2?" });
  await line.getByRole("link", { name: /ändern/ }).click();
  await page.locator("#edit-output").fill("Meine Antwort");
  const { rows } = await rowsOf(app, project);
  const id = rows.find(({ instruction }) => instruction === "Frage 2?")!.id;
  await app.client.call("PATCH", `/api/v1/rows/${id}`, { body: { output: "Aus dem anderen Tab" } });
  await page.locator("#edit-output").press("Enter");
  const conflict = page.getByRole("alert").filter({ hasText: "inzwischen geändert" });
  await conflict.getByText("Meine Antwort").waitFor();
  await conflict.getByText("Aus dem anderen Tab").waitFor();
  await conflict.getByRole("button", { name: "Meinen speichern" }).click();
  await conflict.waitFor({ state: "detached" });
  await page.locator("tr", { hasText: "Frage 2?" }).getByText("Meine Antwort").waitFor();
}

const passage = "Das Tor öffnet um 6:40 Uhr. Im Schlafraum schlafen 17 Gäste.";

walk("data: a model is tried, asked, stopped and goes on, with exact counts", async (walk) => {
  const { app, page, complaints } = walk;
  await using model = startModelServer((prompt, number) => {
    assert.match(prompt, /6:40/);
    const quote = number === 2 ? "steht nirgends" : "öffnet um 6:40 Uhr";
    return JSON.stringify({ instruction: `Wann öffnet Tor ${number}?`, output: "6:40 Uhr", quote });
  });
  await app.client.call("PATCH", "/api/v1/settings", { body: { modelServerUrl: model.url } });
  const project = await newProject(app, "Tor");
  await addDocument(app, project);
  await openRows(page, app, project);

  const prompt = page.getByLabel("System-Prompt", { exact: true });
  await page.getByText("Prompts", { exact: true }).click();
  assert.match(await prompt.inputValue(), /^Du bist ein Experte für \{topic\}/);
  await page.getByText("Was das Modell gefragt wird").click();
  await page.getByLabel("Thema").fill("Tore");
  await page.locator("#prompt-preview", { hasText: "Du bist ein Experte für Tore" }).waitFor();
  await prompt.fill("Über {topic} und {thema}");
  await page.getByText("Unbekannt und so gesendet: {thema}").waitFor();
  await page.getByRole("button", { name: "Zurück zum üblichen Prompt" }).first().click();
  assert.match(await prompt.inputValue(), /^Du bist ein Experte/);

  await page.getByRole("button", { name: "Mit einer Frage testen" }).click();
  await page.getByRole("cell", { name: "Wann öffnet Tor 0?" }).waitFor();
  assert.equal((await rowsOf(app, project)).total, 0);

  model.holdFrom(5);
  await page.getByLabel("Anzahl der Zeilen").fill("9");
  const form = page.locator("form", { has: page.locator("#samples") });
  await form.getByRole("button", { name: "Zeilen erzeugen" }).click();
  await page.getByText("4 von 9", { exact: true }).waitFor();
  await page.getByText("3 Zeilen behalten · 1 verworfen").waitFor();
  await page.getByText("3 von 9: Wann öffnet Tor 3?").waitFor();
  await page.getByRole("button", { name: "Stopp" }).click();
  await page.getByText("Gestoppt bei 4 von 9").waitFor();
  model.goOn();
  await page.getByRole("button", { name: "Weiter bis 9" }).click();
  await page.getByText("8 von 9 Antworten des Modells wurden zu Zeilen").waitFor();
  assert.equal((await rowsOf(app, project)).total, 8);
  assert.deepEqual(complaints, []);
});

walk(
  "data: a wrong fact goes with all its rows, the count follows, and undo brings them back",
  async (walk) => {
    const { app, page, complaints } = walk;
    const project = await newProject(app, "Fakt");
    await addDocument(app, project);
    const start = { generator: "extractive" };
    const path = `/api/v1/projects/${project}/rows`;
    const { id } = await app.client.call<{ id: string }>("POST", `${path}/generate`, {
      body: start,
    });
    await untilDone(app, id);
    const { rows, total } = await rowsOf(app, project);
    const [first] = rows;
    const left = rows.filter(({ factKey }) => factKey !== first!.factKey).length;
    await openRows(page, app, project);
    await page.getByText(`${total} von ${total} Zeilen`).waitFor();
    await page.getByRole("button", { name: `Alle Zeilen des Fakts von „${first!.instruction}“` })
      .click();
    await page.getByText(`${total - left} Zeilen wurden entfernt.`).waitFor();
    await page.getByText(`${left} von ${left} Zeilen`).waitFor();
    await page.getByRole("button", { name: "Rückgängig" }).click();
    await page.getByText(`${total} von ${total} Zeilen`).waitFor();
    await page.locator("tr[data-index]").first().focus();
    await page.keyboard.press("f");
    await page.getByText(`${left} von ${left} Zeilen`).waitFor();
    assert.equal((await rowsOf(app, project)).total, left);
    assert.deepEqual(complaints, []);
  },
);

async function addDocument(app: AppProcess, project: string): Promise<void> {
  const form = new FormData();
  form.append("files", new File([passage], "tor.txt"));
  await app.client.call("POST", `/api/v1/projects/${project}/documents`, { form });
  const path = `/api/v1/projects/${project}/documents/process`;
  const { id } = await app.client.call<{ id: string }>("POST", path, { body: {} });
  await untilDone(app, id);
}

walk("data: a dropped file is imported at once, and every broken line is named", async (walk) => {
  const { app, page, complaints } = walk;
  const project = await newProject(app, "Ablage");
  await page.goto(`${app.url}/projects/${project}/data/import`);
  await awake(page);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    const lines = '{"instruction": "Was ist eine Jolle?", "output": "Ein Boot."}\nkaputt\n';
    dataTransfer.items.add(new File([lines], "zeilen.jsonl"));
    for (const type of ["dragover", "drop"]) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }
  });
  await page.getByText("1 Zeile hinzugefügt").waitFor();
  const line = page.getByRole("row", { name: /kein JSON/ });
  assert.match(await line.innerText(), /2\s+kein JSON\s+ausgelassen/);
  await page.getByRole("link", { name: "Zeilen zeigen" }).click();
  await page.getByText("Was ist eine Jolle?").waitFor();
  assert.deepEqual(complaints, []);
});
