import assert from "node:assert/strict";
import { join } from "node:path";
import { smallGguf } from "@/core/models/gguf/testing/small_gguf.ts";
import { startApp } from "./app_process.ts";
import { newProject, signIn } from "./plain_browser.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { awake, type Walk, walk } from "./testing/walk.ts";

const template = "{% for m in messages %}[{{ m.role }}] {{ m.content }}\n{% endfor %}";

/** A file of a person's own, outside of the data folder. */
async function writeModel(folder: string, name: string, bytes = smallGguf({ template })) {
  const path = join(folder, name);
  await Deno.writeFile(path, bytes);
  return path;
}

function uploadedFolders(dataFolder: string): string[] {
  try {
    return [...Deno.readDirSync(join(dataFolder, "models", "added"))].map(({ name }) => name);
  } catch {
    return [];
  }
}

walk(
  "models page: a model is dropped in, looked into, taken out and brought back",
  async (walk) => {
    const { page, app, folder, complaints } = walk;
    await page.goto(`${app.url}/models`);
    await awake(page);
    await page.getByText("SmolLM2 135M Instruct").first().waitFor();
    await drop(walk, "Kleines Modell.gguf");
    await page.getByText("Kleines Modell wurde hinzugefügt.").waitFor();
    await page.getByRole("link", { name: "Hineinsehen: Kleines Modell" }).click();

    await page.getByRole("heading", { name: "Kleines Modell", level: 1 }).waitFor();
    await page.getByText("Alle Werte zeigen").click();
    await page.getByRole("cell", { name: "llama.context_length" }).waitFor();
    await page.getByText("Die Vorlage selbst zeigen").click();
    assert.ok((await page.locator("pre").first().innerText()).includes("[{{ m.role }}]"));
    await findTensor(walk);

    await page.getByRole("button", { name: "Aus der Liste nehmen" }).click();
    await page.getByText("Das Modell wurde aus der Liste genommen.").waitFor();
    assert.equal(await page.getByText("Kleines Modell", { exact: true }).count(), 0);
    await page.getByRole("button", { name: "Zurückholen" }).click();
    await page.getByText("Kleines Modell wurde hinzugefügt.").waitFor();
    assert.equal(uploadedFolders(folder).length, 1);
    assert.deepEqual(complaints, []);
  },
);

/** Lets a file fall on the page, as from a file manager. */
async function drop({ page }: Walk, name: string): Promise<void> {
  await page.evaluate(({ name, bytes }) => {
    const things = new DataTransfer();
    things.items.add(new File([Uint8Array.from(bytes)], name));
    const event = new DragEvent("drop", { dataTransfer: things, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, { name, bytes: [...smallGguf({ template })] });
}

async function findTensor({ page }: Walk): Promise<void> {
  await page.getByText("Die Tensoren zeigen").click();
  await page.getByRole("cell", { name: "blk.0.w" }).waitFor();
  await page.getByLabel("Teil eines Namens").fill("nothing");
  await page.getByRole("button", { name: "Suchen", exact: true }).last().click();
  await page.getByText("Kein Tensor hat „nothing“ im Namen.").waitFor();
}

walk(
  "models page: a damaged file is refused where it was given, and leaves nothing",
  async (walk) => {
    const { page, app, folder } = walk;
    await page.goto(`${app.url}/models`);
    await awake(page);
    const broken = await writeModel(folder, "kaputt.gguf", smallGguf().slice(0, 60));
    await page.setInputFiles("#files", broken);
    const alert = page.getByRole("alert").filter({ hasText: "keine brauchbare GGUF-Datei" });
    await alert.waitFor();
    assert.deepEqual(uploadedFolders(folder), []);
    await page.setInputFiles("#files", [broken, await writeModel(folder, "noch-eine.gguf")]);
    await page.getByText("Bitte ein Modell auf einmal").waitFor();
    assert.deepEqual(uploadedFolders(folder), []);
  },
);

walk("project's model: what fits is marked, and the choice is kept", async (walk) => {
  const { page, app, folder, complaints } = walk;
  const path = await writeModel(folder, "own.gguf");
  await app.client.call("POST", "/api/v1/models", { body: { path, name: "Eigenes" } });
  const project = await newProject(app, "Boote");
  await page.goto(`${app.url}/projects/${project}/model`);
  await page.getByLabel("Eigenes", { exact: true }).check();
  await page.getByLabel("Safetensors", { exact: true }).check();
  await page.getByLabel("Anweisung an das Modell").fill("Kurz.");
  await page.getByRole("button", { name: "Dieses Modell nehmen" }).click();
  await page.getByText("Eigenes ist jetzt das Modell dieses Projekts.").waitFor();
  assert.equal(await page.getByLabel("Eigenes", { exact: true }).isChecked(), true);
  assert.equal(await page.getByLabel("Safetensors", { exact: true }).isChecked(), true);
  assert.equal(await page.getByLabel("Anweisung an das Modell").inputValue(), "Kurz.");
  assert.deepEqual(complaints, []);
});

Deno.test("models page: everything works without JavaScript, and hostile names are text", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const form = new FormData();
  form.set("files", new File([smallGguf()], "../<b>x.gguf"));
  const sent = await browser.post("/models/upload", form);
  assert.equal(sent.status, 303);
  const list = await browser.see(sent.to!);
  assert.match(list, /&lt;b>x was added\./);
  assert.doesNotMatch(list, /<b>x/);
  assert.match(await browser.see("/models?view=table&show=trainable"), /&lt;b>x/);
  assert.match(await browser.see("/models?search=nothing-like-it"), /No model fits this filter/);

  const id = new URL(sent.to!, app.url).searchParams.get("added")!;
  const project = await newProject(app, "Boats");
  const choice = new URLSearchParams({
    baseModelId: id,
    outputFormat: "gguf",
    systemPrompt: "",
  });
  assert.equal((await browser.post(`/projects/${project}/model`, choice)).status, 303);
  const removed = await browser.post("/models", new URLSearchParams({ forget: id }));
  const after = await browser.see(removed.to!);
  assert.match(after, /It was the base model of 1 project/);
  assert.equal((await browser.post("/models", new URLSearchParams({ restore: id }))).status, 303);
  assert.match(await browser.see(`/models/${id}`), /Boats/);
});

Deno.test("models page: a wrong path stays entered, an Ollama model's name may hold anything", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const refused = await browser.post("/models", new URLSearchParams({ path: "/no/such.gguf" }));
  assert.equal(refused.status, 404);
  assert.match(refused.text, /value="\/no\/such\.gguf"/);
  assert.match(refused.text, /such\.gguf is not where it was/);
  const missing = await browser.ask(`/models/${encodeURIComponent("ollama:hf.co/a/b:Q4 <x>")}`);
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /not in the list/);
});
