import assert from "node:assert/strict";
import { startApp } from "./app_process.ts";
import { newProject, signIn } from "./plain_browser.ts";
import { temporaryFolder } from "./temporary_folder.ts";

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
  await using app = await startApp(folder.path);
  const browser = await signIn(app);
  const project = await newProject(app, "Boats");
  const place = `/projects/${project}/training`;
  const submit = (fields: Record<string, string>) =>
    browser.post(place, new URLSearchParams(fields));

  for (const [what, fields] of Object.entries({ "as it is": usual, "empty": { name: "" } })) {
    await t.step(`${what}: it says what the training still needs`, async () => {
      const { status, text } = await submit(fields);
      assert.equal(status, 409);
      assert.match(text, /Training cannot start yet\. /);
      assert.match(text, /No base model is chosen/);
    });
  }
  for (const [what, fields] of Object.entries(refused)) {
    await t.step(`${what}: it names the input`, async () => {
      const { status, text } = await submit({ ...usual, ...fields });
      assert.equal(status, 400);
      assert.match(text, /The input does not fit: /);
    });
  }
  await t.step("nothing was started, and the name stays entered", async () => {
    assert.match((await submit({ ...usual, name: "My <run>" })).text, /value="My &lt;run>"/);
    assert.match(await browser.see(place), /No run yet\./);
  });
});
