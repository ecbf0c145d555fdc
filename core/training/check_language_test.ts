import assert from "node:assert/strict";
import { translator } from "@/core/contract/mod.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { checkLanguage } from "./check_language.ts";

Deno.test("checkLanguage() warns of German data for a model that knows only English", () => {
  const found = checkLanguage({ languages: ["en"] }, "de");
  assert.equal(found?.level, "warning");
  assert.equal(found.id, "language");
  assert.ok(found.fix);
  const t = translator(trainingTexts, "de");
  assert.match(
    t(found.message),
    /^Ihre Daten sind auf Deutsch; dieses Modell kann nur Englisch\./u,
  );
  assert.match(t(found.fix), /^Nehmen Sie ein Modell, das Deutsch kann, etwa Qwen/);
});

Deno.test("checkLanguage() warns when the model's languages lack that of the data", () => {
  for (const data of ["de", "en"] as const) {
    const found = checkLanguage({ languages: ["fr", "it"] }, data);
    assert.equal(found?.level, "warning");
    assert.equal(found.message, `training.check.language.${data}`);
  }
});

Deno.test("checkLanguage() is content with a model that knows the language, however it is written", () => {
  for (const language of ["de", "de-DE", "deu", "German"]) {
    assert.equal(checkLanguage({ languages: ["en", language] }, "de")?.level, "ok");
  }
});

Deno.test("checkLanguage() says nothing where it cannot know", () => {
  assert.equal(checkLanguage({ languages: null }, "de"), null);
  assert.equal(checkLanguage({ languages: [] }, "de"), null);
  assert.equal(checkLanguage({ languages: ["en"] }, null), null);
});
