import assert from "node:assert/strict";
import type { BaseModel, BaseModelId, Lang, Project, ProjectId } from "@/core/contract/mod.ts";
import { languageGap } from "./language_gap.ts";

const projectId = "p" as ProjectId;

function model(id: string, languages: string[] | null, possible = true): BaseModel {
  const trainable = possible ? { possible, engines: [], isProven: true } : { possible };
  return {
    id: id as BaseModelId,
    name: `Model ${id}`,
    languages,
    trainable,
  } as unknown as BaseModel;
}

const starter = model("starter", ["en"], false);

function gapOf(
  { models, chosen = null, language = "de" }: {
    models: BaseModel[];
    chosen?: string | null;
    language?: Lang | null;
  },
) {
  return languageGap({
    projects: {
      get: () => Promise.resolve({ baseModelId: chosen } as unknown as Project),
    },
    models: {
      list: () => Promise.resolve(models),
    },
    language: () => Promise.resolve(language),
  }, projectId);
}

Deno.test("languageGap(): German texts, and nothing but the starter to train", async () => {
  assert.deepEqual(await gapOf({ models: [starter] }), {
    model: "Model starter",
    isStarter: true,
  });
  assert.equal(await gapOf({ models: [starter], language: "en" }), null);
  assert.equal(await gapOf({ models: [starter], language: null }), null);
});

Deno.test("languageGap(): while nothing is chosen, one that may know German is enough", async () => {
  const german = model("own", ["de", "en"]);
  const silent = model("own", null);
  const english = model("own", ["en"]);
  const untrainable = model("own", ["de"], false);
  assert.equal(await gapOf({ models: [starter, german] }), null);
  assert.equal(await gapOf({ models: [starter, silent] }), null);
  for (const other of [english, untrainable]) {
    assert.equal((await gapOf({ models: [starter, other] }))?.isStarter, true);
  }
});

Deno.test("languageGap(): of a chosen model it tells that one's", async () => {
  const models = [starter, model("own", ["de"]), model("english", ["en"])];
  assert.equal(await gapOf({ models, chosen: "own" }), null);
  assert.deepEqual(await gapOf({ models, chosen: "english" }), {
    model: "Model english",
    isStarter: false,
  });
  assert.equal((await gapOf({ models, chosen: "starter" }))?.isStarter, true);
  assert.equal(await gapOf({ models, chosen: "gone" }), null);
});
