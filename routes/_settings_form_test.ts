import assert from "node:assert/strict";
import { settingsSchema } from "@/core/contract/mod.ts";
import {
  allDefaults,
  changesOf,
  settingNumbers,
  settingsFormSchema,
  shownSettings,
} from "./_settings_form.ts";

const usual = shownSettings(settingsSchema.parse({}));

/** The form as a browser sends it: text only, and no unticked box. */
function sent(changes: Record<string, string> = {}): Record<string, string> {
  const { forceCpu: _, ...fields } = usual;
  const texts = Object.fromEntries(Object.entries(fields).map(([key, v]) => [key, String(v)]));
  return { ...texts, ...changes };
}

Deno.test("changesOf() of an untouched form changes nothing", () => {
  const changes = changesOf(settingsFormSchema.parse(sent()));
  assert.deepEqual({ ...changes }, settingsSchema.parse({}));
});

Deno.test("changesOf() reads a ticked box, megabytes, and an emptied address", () => {
  const form = sent({ forceCpu: "on", uploadLimitMB: "2", ollamaUrl: " " });
  const changes = changesOf(settingsFormSchema.parse(form));
  assert.equal(changes["forceCpu"], true);
  assert.equal(changes["uploadLimitBytes"], 2e6);
  assert.equal(changes["ollamaUrl"], null);
});

Deno.test("settingsFormSchema names the field that does not fit", () => {
  for (const [field, value] of [["threads", "257"], ["uploadLimitMB", ""], ["ollamaUrl", "x"]]) {
    const { error } = settingsFormSchema.safeParse(sent({ [field!]: value! }));
    assert.equal(error?.issues[0]?.path.join("."), field);
  }
});

Deno.test("settingNumbers are the ranges of the settings themselves", () => {
  for (const [name, { min, max }] of Object.entries(settingNumbers)) {
    for (const value of [min, max]) {
      const form = settingsFormSchema.parse(sent({ [name]: String(value), chunkOverlap: "0" }));
      const { ollamaUrl: _, ...changes } = changesOf(form);
      const { success } = settingsSchema.safeParse({ ...changes, chunkOverlap: 0 });
      assert.ok(success, `${name} ${value}`);
    }
  }
});

Deno.test("allDefaults returns every setting", () => {
  assert.deepEqual(Object.keys(allDefaults).sort(), Object.keys(settingsSchema.parse({})).sort());
});
