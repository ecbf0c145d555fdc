import assert from "node:assert/strict";
import type { BaseModel, BaseModelId, ProjectId } from "@/core/contract/mod.ts";
import { type Catalogue, type Inference, ollamaId } from "@/core/models/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import { createSettings } from "@/core/settings/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import { createOpenProjectModel } from "./chat_models.ts";

const models: Record<string, Partial<BaseModel>> = {
  starter: { name: "starter", source: "starter", format: "gguf", path: "/starter.gguf" },
  [ollamaId("qwen:0.5b")]: { name: "qwen:0.5b", source: "ollama", format: "gguf", path: null },
  folder: { name: "folder", source: "folder", format: "safetensors", path: "/folder" },
};

/** Asks the opened model one question; local inference only tells which file it was given. */
async function ask(
  { baseModelId, changes = {} }: { baseModelId: string | null; changes?: Record<string, string> },
): Promise<string> {
  const storage = await openMemoryStorage();
  try {
    const settings = createSettings(storage.db);
    await settings.change(changes);
    const open = createOpenProjectModel({
      settings,
      fetch,
      projects: {
        get: () => Promise.resolve({ baseModelId: baseModelId as BaseModelId }),
      } as unknown as Projects,
      catalogue: { get: (id) => Promise.resolve(models[id] as BaseModel) } satisfies Pick<
        Catalogue,
        "get"
      >,
      inference: {
        model: ({ path }) => ({
          name: path,
          chat: () => assert.fail("local inference is not asked here"),
        }),
      } satisfies Pick<Inference, "model">,
    });
    const { model, close } = await open(newId<ProjectId>());
    if (model.name.startsWith("/")) return model.name;
    let text = "";
    const messages = [{ role: "user" as const, content: "?" }];
    for await (const part of model.chat({ messages })) if (part.type === "text") text += part.text;
    await close();
    return text;
  } finally {
    await storage.close();
  }
}

/** A model server that answers with the name of the model that it was asked for. */
async function withServer(work: (address: string) => Promise<void>): Promise<void> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      if (request.method === "GET") return Response.json({ data: [{ id: "my-model" }] });
      const { model } = await request.json();
      const chunk = { choices: [{ delta: { content: `I am ${model}` } }] };
      const headers = { "content-type": "text/event-stream" };
      return new Response(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`, { headers });
    },
  );
  try {
    await work(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}

Deno.test("createOpenProjectModel() opens the base model's file in local inference", async () => {
  assert.equal(await ask({ baseModelId: "starter" }), "/starter.gguf");
});

Deno.test("createOpenProjectModel() asks the model server of the settings, whatever the base model", async () => {
  await withServer(async (modelServerUrl) => {
    for (const baseModelId of ["starter", null]) {
      assert.equal(await ask({ baseModelId, changes: { modelServerUrl } }), "I am my-model");
    }
  });
});

Deno.test("createOpenProjectModel() asks Ollama for a model whose file is not within reach", async () => {
  await withServer(async (ollamaUrl) => {
    const baseModelId = ollamaId("qwen:0.5b");
    assert.equal(await ask({ baseModelId, changes: { ollamaUrl } }), "I am qwen:0.5b");
  });
});

Deno.test("createOpenProjectModel() says when nothing can answer", async () => {
  await assert.rejects(ask({ baseModelId: null }), { code: "base_model_not_found" });
  await assert.rejects(ask({ baseModelId: "folder" }), { code: "model_missing" });
  await assert.rejects(
    ask({ baseModelId: "starter", changes: { modelServerUrl: "http://127.0.0.1:9" } }),
    { code: "chat_server_unreachable" },
  );
});
