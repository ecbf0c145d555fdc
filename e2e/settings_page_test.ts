import assert from "node:assert/strict";
import { join } from "node:path";
import { smallGguf } from "@/core/models/gguf/testing/small_gguf.ts";
import { startApp } from "./app_process.ts";
import { newProject, signIn } from "./plain_browser.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { startEmbeddingServer } from "./testing/pretended_embedding_server.ts";
import { awake, walk } from "./testing/walk.ts";

type Values = Record<string, unknown>;

const canary = "sk-or-v1-canary-9876543210-wxyz";

Deno.test("settings page: what is refused stays entered, each part is saved and reset by itself", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const settings = () => app.client.call<Values>("GET", "/api/v1/settings");
  const programs = {
    do: "save-programs",
    ollamaUrl: "nowhere",
    modelServerUrl: "",
    wheelFolder: "/wheels",
  };
  const refused = await browser.post("/settings", new URLSearchParams(programs));
  assert.equal(refused.status, 400);
  assert.match(refused.text, /Address of Ollama: /);
  assert.match(refused.text, /value="\/wheels"/);
  const saved = await browser.post(
    "/settings",
    new URLSearchParams({ ...programs, ollamaUrl: "" }),
  );
  assert.equal(saved.to, "/settings?saved=programs#programs");
  const computing = { do: "save-computing", forceCpu: "on", memoryLimitMB: "9000", threads: "1" };
  assert.equal((await browser.post("/settings", new URLSearchParams(computing))).status, 303);
  const { forceCpu, wheelFolder, ollamaUrl } = await settings();
  assert.deepEqual([forceCpu, wheelFolder, ollamaUrl], [
    true,
    "/wheels",
    "http://127.0.0.1:11434",
  ]);
  await browser.post("/settings", new URLSearchParams({ do: "reset-computing" }));
  const reset = await settings();
  assert.deepEqual([reset["forceCpu"], reset["threads"], reset["wheelFolder"]], [
    false,
    0,
    "/wheels",
  ]);
  const overlap = {
    do: "save-documents",
    uploadLimitMB: "1",
    modelUploadLimitMB: "1",
    chunkTokens: "50",
    chunkOverlap: "50",
  };
  assert.match((await browser.post("/settings", new URLSearchParams(overlap))).text, /overlap/i);
});

Deno.test("settings page: an embedding server is chosen with its model, and given up again", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const save = async (changes: Record<string, string>) => {
    const form = { do: "save-meaning", embedderQueryPrefix: "", embedderPassagePrefix: "" };
    return await browser.post("/settings", new URLSearchParams({ ...form, ...changes }));
  };
  await using server = startEmbeddingServer();
  const local = { embedderUrl: server.url, embedderModel: "nomic-embed-text" };
  const unnamed = await save({ ...local, embedderModel: "" });
  assert.equal(unnamed.status, 400);
  assert.match(unnamed.text, /needs the name of its model/);
  const foreign = await save({ ...local, embedderUrl: "http://example.org/v1" });
  assert.match(foreign.text, /no address to which documents may be sent/);
  const mistyped = await save({ ...local, embedderUrl: "localhost:11434" });
  assert.match(mistyped.text, /“localhost:11434” is no address of a server/);
  assert.doesNotMatch(mistyped.text, /Save all the same/);
  const saved = await save({ ...local, embedderQueryPrefix: "search_query: " });
  assert.match(saved.to ?? "", /^\/settings\?saved=meaning&numbers=\d+#meaning$/);
  assert.match(await browser.see(saved.to!), /nomic-embed-text at http:.* works: it gives vectors/);
  const settings = await app.client.call<Values>("GET", "/api/v1/settings");
  assert.deepEqual([settings["embedderModel"], settings["embedderQueryPrefix"]], [
    "nomic-embed-text",
    "search_query: ",
  ]);
  server.fail(true);
  const failing = await save({ ...local, embedderModel: "another" });
  assert.equal(failing.status, 502);
  assert.match(failing.text, /it refuses \(500\) and says “out of order”/);
  assert.match(failing.text, /value="another"/);
  assert.match(failing.text, /Save all the same/);
  const kept = await save({ ...local, embedderModel: "another", do: "keep-meaning" });
  assert.equal(kept.to, "/settings?saved=meaning#meaning");
  await browser.post("/settings", new URLSearchParams({ do: "reset-meaning" }));
  const { embedderUrl } = await app.client.call<Values>("GET", "/api/v1/settings");
  assert.equal(embedderUrl, "");
});

Deno.test("settings page: the usual settings of a training are where every run starts", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path, {
    env: { LERNWERK_ENGINES: join(folder.path, "engines") },
  });
  const browser = await signIn(app);
  const path = join(folder.path, "own.gguf");
  await Deno.writeFile(path, smallGguf());
  const model = await app.client.call<{ id: string }>("POST", "/api/v1/models", { body: { path } });
  const project = await newProject(app, "Boats");
  await app.client.call("PATCH", `/api/v1/projects/${project}`, {
    body: { baseModelId: model.id },
  });
  const plan = async () =>
    (await app.client.call<{ hyper: Values }>("POST", `/api/v1/projects/${project}/runs/plan`, {
      body: {},
    })).hyper;
  const usual = await plan();
  const training = {
    do: "save-training",
    hyperLearningRate: "",
    hyperEpochs: "17",
    hyperBatchSize: "2",
    hyperLoraRank: "64",
    hyperLoraAlpha: "",
    hyperGradientCheckpointing: "yes",
    hyperLoadIn4bit: "yes",
  };
  assert.equal((await browser.post("/settings", new URLSearchParams(training))).status, 303);
  // Without an NVIDIA processor nothing can be loaded in four bits: that wish counts elsewhere.
  assert.deepEqual(await plan(), {
    ...usual,
    epochs: 17,
    batchSize: 2,
    loraRank: 64,
    gradientCheckpointing: true,
  });
  await browser.post("/settings", new URLSearchParams({ do: "reset-training" }));
  assert.deepEqual(await plan(), usual);
});

Deno.test("settings page: a doubtful prompt is saved, and says what is doubtful about it", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const prompts = {
    do: "save-prompts",
    generatorSystemPrompt: "You know {topic}.",
    generatorUserPrompt: "Ask about {nonsense}.",
  };
  const { to } = await browser.post("/settings", new URLSearchParams(prompts));
  assert.equal(to, "/settings?saved=prompts#prompts");
  for (const place of [to!, "/settings"]) {
    const page = await browser.see(place);
    assert.match(page, /\{nonsense\} is unknown and is sent like that\./);
    assert.match(page, /Without \{chunk\} the model does not see your documents\.<\/div>/);
  }
  await browser.post("/settings", new URLSearchParams({ do: "reset-prompts" }));
  assert.doesNotMatch(await browser.see("/settings"), /is sent like that/);
});

Deno.test("settings page: a key is kept, masked, forgotten, and stands nowhere else", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const keys = { do: "save-keys", openrouter: canary, openai: "", anthropic: "" };
  assert.equal((await browser.post("/settings", new URLSearchParams(keys))).status, 303);
  const page = await browser.see("/settings");
  assert.match(page, /Set, ends in …wxyz/);
  const exported = await (await browser.ask("/api/v1/settings/file")).text();
  const report = await (await browser.ask("/api/v1/settings/keys")).text();
  for (const text of [page, exported, report]) assert.ok(!text.includes("canary"));

  // An empty field keeps what is set; a refused key is not shown again.
  assert.equal(
    (await browser.post("/settings", new URLSearchParams({ ...keys, openrouter: "" }))).status,
    303,
  );
  const wrong = await browser.post(
    "/settings",
    new URLSearchParams({ ...keys, openrouter: "ka nari with spaces" }),
  );
  assert.equal(wrong.status, 400);
  assert.ok(!wrong.text.includes("ka nari"));
  assert.match(await browser.see("/settings"), /Set, ends in …wxyz/);

  const forget = { do: "forget-key", provider: "openrouter" };
  await browser.post("/settings", new URLSearchParams(forget));
  assert.doesNotMatch(await browser.see("/settings"), /ends in/);
  await app.end();
  for (const name of ["lernwerk.db", "lernwerk.log"]) {
    const content = new TextDecoder("latin1").decode(await Deno.readFile(join(folder.path, name)));
    assert.ok(!content.includes("canary"), name);
  }
});

walk("settings page: folders are measured and cleaned, settings are taken along", async (walk) => {
  const { page, app, folder, complaints } = walk;
  await Deno.mkdir(join(folder, "backups"));
  for (const name of ["2026-01-01.db", "2026-02-01.db"]) {
    await Deno.writeFile(join(folder, "backups", name), new Uint8Array(5e6));
  }
  await page.goto(`${app.url}/settings`);
  await awake(page);
  const clean = page.getByRole("button", { name: /Aufräumen: Sicherungen/ });
  await clean.click();
  await page.getByText("5 MB wurden freigegeben.").waitFor();
  assert.equal(await clean.count(), 0);
  const left = [...Deno.readDirSync(join(folder, "backups"))].map(({ name }) => name);
  assert.deepEqual(left, ["2026-02-01.db"]);

  await page.getByLabel("Epochen", { exact: true }).fill("7");
  await page.locator("#training").getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Gespeichert.", { exact: true }).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Einstellungen als Datei speichern" }).click();
  const path = join(folder, "settings.json");
  await (await download).saveAs(path);
  const file = JSON.parse(await Deno.readTextFile(path));
  assert.equal(file.settings.hyperEpochs, 7);

  file.settings = { hyperEpochs: 3, threads: 9999, fromTheFuture: 1 };
  await Deno.writeTextFile(path, JSON.stringify(file));
  await awake(page);
  await page.setInputFiles("#settings-file", path);
  await page.getByText("1 Wert wurde übernommen.").waitFor();
  await page.getByText(/Unverändert.*threads/).waitFor();
  await page.getByText(/Dieser Version unbekannt: fromTheFuture/).waitFor();
  await page.getByRole("link", { name: "Die neuen Werte zeigen" }).click();
  await awake(page);
  assert.equal(await page.getByLabel("Epochen", { exact: true }).inputValue(), "3");
  await Deno.writeTextFile(path, "no settings");
  await page.setInputFiles("#settings-file", path);
  await page.getByText("Das ist keine Einstellungsdatei von Lernwerk.").waitFor();
  assert.deepEqual(complaints, []);
});

walk("settings page: language and look are chosen with links", async ({ page, app }) => {
  await page.goto(`${app.url}/settings`);
  await page.locator("#appearance").getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  await page.locator("#appearance").getByRole("link", { name: "Dark" }).click();
  await page.waitForURL(/\/settings$/);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "lernwerk-dark");
});
