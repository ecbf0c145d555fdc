import assert from "node:assert/strict";
import { type AppProcess, startApp } from "./app_process.ts";
import { newProject, signIn } from "./plain_browser.ts";
import { startModelServer } from "./testing/pretended_model_server.ts";
import { temporaryFolder } from "./temporary_folder.ts";

interface Jobs {
  jobs: { id: string }[];
}

/** Waits until the project's newest job does nothing any more. */
async function untilRests(app: AppProcess, project: string): Promise<void> {
  const { jobs: [job] } = await app.client.call<Jobs>("GET", `/api/v1/jobs?project=${project}`);
  for (let isResting = false; !isResting;) {
    const path = `/api/v1/jobs/${job!.id}/events?wait=20&after=1000000`;
    ({ isResting } = await app.client.call<{ isResting: boolean }>("GET", path));
  }
}

function fileForm(text: string): FormData {
  const form = new FormData();
  form.set("file", new File([text], "../rows.jsonl"));
  return form;
}

const lines = [
  '{"instruction": "What is a dinghy?", "output": "A small boat."}',
  "broken",
  '{"instruction": "x"}',
].join("\n");

Deno.test("data page: an import without JavaScript reports each broken line and keeps the rest", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const project = await newProject(app, "Boats");
  const place = `/projects/${project}/data/import`;
  const sent = await browser.post(place, fileForm(lines));
  assert.deepEqual([sent.status, sent.to], [303, place]);
  await untilRests(app, project);
  const report = await browser.see(place);
  assert.match(report, /1 row added/);
  assert.match(report, /2 lines left out/);
  assert.match(report, />2<\/td><td>no JSON</);
  assert.match(report, />3<\/td><td>neither instruction\/output nor messages</);
  assert.match(await browser.see(`/projects/${project}/data`), /What is a dinghy\?/);
});

Deno.test("data page: a file without a usable row fails and still says what is wrong", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const project = await newProject(app, "Boats");
  const place = `/projects/${project}/data/import`;
  await browser.post(place, fileForm("broken\n"));
  await untilRests(app, project);
  const report = await browser.see(place);
  assert.match(report, /No line of the file is a usable row/);
  assert.doesNotMatch(report, /Try again/, "the same file would only fail again");
  assert.match(report, />1<\/td><td>no JSON</);
  const none = await browser.post(place, new FormData());
  assert.equal(none.status, 400);
  const refused = await browser.post(place, fileForm("%PDF-1.7\n"));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /This file is PDF, not JSONL/);
});

Deno.test("data page: a refused generator form keeps its ticks", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const place = `/projects/${await newProject(app, "Boats")}/data`;
  const form = new URLSearchParams({ do: "generate", generator: "model", samples: "0" });
  const ticks = (page: string) =>
    [...page.matchAll(/<input[^>]*name="questionTypes"[^>]*>/g)].map(([box]) => box)
      .flatMap((box) => / checked/.test(box) ? /value="(\w+)"/.exec(box)![1] : []);
  const none = await browser.post(place, form);
  assert.deepEqual([none.status, ticks(none.text)], [400, []]);
  form.append("questionTypes", "how");
  form.append("questionTypes", "summary");
  assert.deepEqual(ticks((await browser.post(place, form)).text), ["how", "summary"]);
  assert.deepEqual(ticks(await browser.see(place)), ["fact", "how", "why"]);
});

Deno.test("data page: a row is written, refused twice, taken away and brought back; foreign rows are out of reach", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const project = await newProject(app, "Boats");
  const other = await newProject(app, "Other");
  const place = `/projects/${project}/data`;
  const row = { instruction: "<b>Depth?</b>", output: "Two & a half", split: "recall" };
  const add = new URLSearchParams({ do: "add", ...row });
  assert.equal((await browser.post(place, add)).status, 303);
  const again = await browser.post(place, add);
  assert.equal(again.status, 409);
  assert.match(again.text, /is in the data set already/);
  assert.match(again.text, /&lt;b>Depth\?&lt;\/b>|&lt;b&gt;Depth/);
  const { rows } = await app.client.call<{ rows: { id: string }[] }>(
    "GET",
    `/api/v1/projects/${project}/rows`,
  );
  const rowId = rows[0]!.id;
  const remove = new URLSearchParams({ do: "remove", rowId });
  assert.equal((await browser.post(`/projects/${other}/data`, remove)).status, 404);
  const removed = await browser.post(`${place}?split=recall&offset=0`, remove);
  assert.equal(removed.to, `${place}?split=recall&removed=${rowId}#rows`);
  const restore = new URLSearchParams({ do: "restore", rowIds: rowId });
  assert.equal((await browser.post(`/projects/${other}/data`, restore)).status, 404);
  assert.equal((await browser.post(place, restore)).status, 303);
  assert.match(await browser.see(`${place}?split=recall`), /Two &amp; a half/);
});

Deno.test("data page: without JavaScript, two tabs in one row see both texts; several rows go and come back at once", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const project = await newProject(app, "Boats");
  const place = `/projects/${project}/data`;
  const add = (instruction: string) =>
    app.client.call<{ id: string }>("POST", `/api/v1${place.replace("/data", "/rows")}`, {
      body: { instruction, output: "Before" },
    });
  const [first, second] = [await add("First row?"), await add("Second row?")];
  assert.match(await browser.see(`${place}?edit=${first.id}`), /name="output"[^>]*>Before</);
  const change = { instruction: "First row?", split: "train" };
  const path = `/api/v1/rows/${first.id}`;
  const theirs = await app.client.call<{ id: string }>("PATCH", path, {
    body: { output: "Theirs" },
  });
  const mine = new URLSearchParams({ do: "change", rowId: first.id, ...change, output: "Mine" });
  const met = await browser.post(`${place}?edit=${first.id}`, mine);
  assert.equal(met.status, 409);
  assert.match(met.text, /was changed in the meantime/);
  assert.match(met.text, />Theirs</);
  assert.match(met.text, /name="output"[^>]*>Mine</);
  // The form now is about what stands there: sending it again settles the matter.
  assert.match(met.text, new RegExp(`name="rowId" value="${theirs.id}"`));
  mine.set("rowId", theirs.id);
  assert.equal((await browser.post(place, mine)).status, 303);
  const page = await browser.see(place);
  assert.match(page, />Mine</);
  const present = /id="row-([0-9a-f-]+)"/.exec(page)![1]!;
  const both = new URLSearchParams([["do", "remove-chosen"], ["ids", present], ["ids", second.id]]);
  const removed = await browser.post(place, both);
  const undo = await browser.see(removed.to!.split("#")[0]!);
  assert.match(undo, /2 rows were removed/);
  const rowIds = /name="rowIds" value="([^"]+)"/.exec(undo)![1]!;
  await browser.post(place, new URLSearchParams({ do: "restore", rowIds }));
  assert.match(await browser.see(place), /2 of 2 rows/);
});

Deno.test("data page: 5,000 rows come a page at a time without JavaScript", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const project = await newProject(app, "Boats");
  const lines = Array.from(
    { length: 5000 },
    (_, at) => JSON.stringify({ instruction: `Which boat is number ${at}?`, output: `Boat ${at}` }),
  );
  await browser.post(`/projects/${project}/data/import`, fileForm(lines.join("\n")));
  await untilRests(app, project);
  const last = await browser.see(`/projects/${project}/data?offset=4980`);
  assert.match(last, /Which boat is number 4999\?/);
  assert.match(last, /4,981 to 5,000 of 5,000/);
  assert.equal(last.match(/<tr data-index|data-index="/g)?.length, 20);
});

async function addDocuments(
  app: AppProcess,
  project: string,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const form = new FormData();
  for (const [name, text] of Object.entries(texts)) form.append("files", new File([text], name));
  await app.client.call("POST", `/api/v1/projects/${project}/documents`, { form });
  await app.client.call("POST", `/api/v1/projects/${project}/documents/process`, { body: {} });
  await untilRests(app, project);
}

const houseText = "The gate opens at 6:40. The bunk room sleeps 17 guests.";

Deno.test("data page: work that failed is one message with its remedy and its log, until rows come", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  await using model = startModelServer(() => "I cannot do that.");
  await app.client.call("PATCH", "/api/v1/settings", { body: { modelServerUrl: model.url } });
  const browser = await signIn(app);
  const project = await newProject(app, "House");
  await addDocuments(app, project, { "house.txt": houseText });
  const place = `/projects/${project}/data`;
  assert.match(await browser.see(place), /<option[^>]*value="en"[^>]*selected/, "as the document");
  const form = new URLSearchParams({ do: "generate", generator: "model", samples: "2" });
  form.append("questionTypes", "fact");
  await browser.post(place, form);
  await untilRests(app, project);
  const failed = await browser.see(place);
  assert.match(failed, /The model gave no usable row in 2 tries/);
  assert.match(failed, /small models often cannot/);
  assert.match(failed, /href="\/jobs\/[0-9a-f-]+"[^>]*>(?:<[^>]*>)*Show the log/);
  assert.doesNotMatch(failed, /Go on to 2|Nothing yet/);
  const row = { instruction: "Depth?", output: "Two." };
  await app.client.call("POST", `/api/v1/projects/${project}/rows`, { body: row });
  assert.doesNotMatch(await browser.see(place), /no usable row/);
});

Deno.test("data page: a wrong fact goes with all its rows, and they come back at once", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const project = await newProject(app, "House");
  await addDocuments(app, project, { "house.txt": houseText });
  const place = `/projects/${project}/data`;
  await browser.post(place, new URLSearchParams({ do: "generate", generator: "extractive" }));
  await untilRests(app, project);
  const path = `/api/v1/projects/${project}/rows`;
  interface Row {
    id: string;
    factKey: string | null;
  }
  const { rows, total } = await app.client.call<{ rows: Row[]; total: number }>("GET", path);
  const ofFact = rows.filter(({ factKey }) => factKey === rows[0]!.factKey).length;
  assert.match(await browser.see(place), /Remove all rows of this fact/);
  const remove = new URLSearchParams({ do: "remove-fact", rowId: rows[0]!.id });
  const other = await newProject(app, "Other");
  assert.equal((await browser.post(`/projects/${other}/data`, remove)).status, 404);
  const removed = await browser.post(place, remove);
  const undo = await browser.see(removed.to!.split("#")[0]!);
  assert.match(undo, new RegExp(`${ofFact} rows were removed`));
  assert.match(undo, new RegExp(`${total - ofFact} of ${total - ofFact} rows`));
  const rowIds = /name="rowIds" value="([^"]+)"/.exec(undo)![1]!;
  await browser.post(place, new URLSearchParams({ do: "restore", rowIds }));
  assert.match(await browser.see(place), new RegExp(`${total} of ${total} rows`));
});

Deno.test("data page: documents that are held out are named, and none is of few", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const project = await newProject(app, "Houses");
  const say = (at: number) => `The gate of house ${at} opens at ${at}:40.`;
  const texts = Object.fromEntries([1, 2, 3].map((at) => [`house${at}.txt`, say(at)]));
  await addDocuments(app, project, texts);
  const place = `/projects/${project}/data`;
  const made = async (documentPercent: string) => {
    const form = { do: "generate", generator: "extractive", documentPercent };
    await browser.post(place, new URLSearchParams(form));
    await untilRests(app, project);
    return await browser.see(place);
  };
  assert.doesNotMatch(await made("10"), /not learnt: house/);
  const held = await made("34");
  assert.match(held, /Held out for checking, not learnt: house\d\.txt/);
  assert.match(held, /set the share of whole documents to 0/);
});
