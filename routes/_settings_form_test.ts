import assert from "node:assert/strict";
import { sectionNames, type SettingSectionName } from "@/components/settings/section_names.ts";
import { settingsSchema } from "@/core/contract/mod.ts";
import {
  changesOf,
  defaultsOf,
  sectionForms,
  sectionOf,
  settingSpecs,
  shownSettings,
} from "./_settings_form.ts";

const usual = settingsSchema.parse({});

/** A part's form as a browser sends it: texts and ticked boxes. */
function sent(
  name: SettingSectionName,
  changes: Record<string, string> = {},
): Record<string, string> {
  const shown = shownSettings(usual);
  const fields = settingSpecs[name].flatMap(({ name: field }) => {
    const value = shown[field];
    if (typeof value === "string") return [[field, value]];
    return value ? [[field, "on"]] : [];
  });
  return { do: `save-${name}`, ...Object.fromEntries(fields), ...changes };
}

function changed(name: SettingSectionName, changes: Record<string, string> = {}) {
  return changesOf(sectionForms[name].parse(sent(name, changes)));
}

Deno.test("changesOf() of untouched forms changes nothing, and together they hold every setting", () => {
  const all = Object.assign({}, ...sectionNames.map((name) => changed(name)));
  assert.deepEqual(all, usual);
});

Deno.test("changesOf() reads ticks, megabytes, and what was emptied", () => {
  assert.equal(changed("computing", { forceCpu: "on" })["forceCpu"], true);
  const { splitByFormat: _, ...unticked } = sent("documents");
  const { splitByFormat } = changesOf(sectionForms.documents.parse(unticked));
  assert.equal(splitByFormat, false);
  assert.equal(changed("documents", { uploadLimitMB: "2" })["uploadLimitBytes"], 2e6);
  assert.equal(changed("programs", { ollamaUrl: " " })["ollamaUrl"], null);
});

Deno.test("changesOf() reads the usual settings of a training, or leaves them to the model", () => {
  const chosen = changed("training", {
    hyperLearningRate: "0.0002",
    hyperBatchSize: "4",
    hyperLoadIn4bit: "no",
  });
  assert.deepEqual(
    [chosen["hyperLearningRate"], chosen["hyperBatchSize"], chosen["hyperLoadIn4bit"]],
    [0.0002, 4, false],
  );
  assert.equal(chosen["hyperEpochs"], null);
});

Deno.test("changesOf() keeps the space at the end of a prefix, and takes it from an address", () => {
  const server = changed("meaning", {
    embedderUrl: " http://127.0.0.1:11434 ",
    embedderQueryPrefix: "query: ",
  });
  assert.equal(server["embedderUrl"], "http://127.0.0.1:11434");
  assert.equal(server["embedderQueryPrefix"], "query: ");
});

Deno.test("the forms name the field that does not fit", () => {
  const wrong: [SettingSectionName, string, string][] = [
    ["computing", "threads", "257"],
    ["documents", "uploadLimitMB", ""],
    ["programs", "ollamaUrl", "x"],
    ["training", "hyperEpochs", "21"],
    ["training", "hyperLearningRate", "1"],
    ["training", "hyperBatchSize", "3"],
    ["providers", "openRouterUrl", "http://openrouter.ai/api/v1"],
  ];
  for (const [name, field, value] of wrong) {
    const { error } = sectionForms[name].safeParse(sent(name, { [field]: value }));
    assert.equal(error?.issues[0]?.path.join("."), field, `${field} ${value}`);
  }
});

Deno.test("the drawn ranges are those of the settings themselves", () => {
  for (const name of sectionNames) {
    for (const { name: field, range, choices = [] } of settingSpecs[name]) {
      const values = [...range ? [range.min, range.max].map(String) : [], ...choices];
      for (const value of values) {
        const changes = changed(name, { [field]: value });
        const { success } = settingsSchema.safeParse({ ...changes, chunkOverlap: 0 });
        assert.ok(success, `${field} ${value}`);
      }
    }
  }
});

Deno.test("defaultsOf() returns every setting of a part, sectionOf() tells which part", () => {
  const names = sectionNames.flatMap((name) => Object.keys(defaultsOf(name)));
  assert.deepEqual(names.sort(), Object.keys(usual).sort());
  assert.equal(sectionOf("reset-training"), "training");
  assert.equal(sectionOf("prove"), null);
});
