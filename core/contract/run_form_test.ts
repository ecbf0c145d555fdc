import assert from "node:assert/strict";
import { hyperFormSchema, settingsFromQuery, startFromForm } from "./run_form.ts";

Deno.test("startFromForm() takes what was entered and names what is out of range", () => {
  const form = hyperFormSchema.parse({
    name: " First ",
    learningRate: "0.0002",
    epochs: "3",
    maxSteps: "",
    gradientCheckpointing: "on",
  });
  assert.deepEqual(startFromForm(form, "en"), {
    name: "First",
    hyper: { learningRate: 2e-4, epochs: 3, gradientCheckpointing: true, loadIn4bit: false },
  });
  assert.throws(
    () => startFromForm(hyperFormSchema.parse({ learningRate: "1", epochs: "3" }), "en"),
    { code: "bad_input" },
  );
  assert.equal(startFromForm(hyperFormSchema.parse({ maxSteps: "9" }), "en").maxSteps, 9);
});

Deno.test("settingsFromQuery() reads its own addresses and passes over what is none", () => {
  const hyper = { epochs: 4, learningRate: 3e-4, gradientCheckpointing: true, loadIn4bit: false };
  const sent = Object.entries({ ...hyper, maxSteps: 20, engine: "native" });
  const query = Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
  assert.deepEqual(settingsFromQuery(query), { hyper, maxSteps: 20, engine: "native" });
  assert.deepEqual(
    settingsFromQuery({ epochs: "99", batchSize: "3", schedule: "x", engine: "y" }),
    {
      hyper: {},
      maxSteps: null,
      engine: null,
    },
  );
});

Deno.test("settingsFromQuery() of a sent form takes a missing tick as none", () => {
  const { hyper } = settingsFromQuery({ isForm: "true", loadIn4bit: "on" });
  assert.deepEqual(hyper, { gradientCheckpointing: false, loadIn4bit: true });
});
