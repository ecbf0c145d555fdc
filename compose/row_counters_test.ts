import assert from "node:assert/strict";
import { AppError, type BaseModel, type ChatMessage, type ProjectId } from "@/core/contract/mod.ts";
import { createRowCounters, type RowCountersDeps } from "./row_counters.ts";

const projectId = "p" as ProjectId;
const chat: ChatMessage[] = [{ role: "user", content: "A?" }, { role: "assistant", content: "B" }];

function countersFor(
  { model, systemPrompt = "", isInstalled = true }: {
    model: Partial<BaseModel> | null;
    systemPrompt?: string;
    isInstalled?: boolean;
  },
) {
  const rendered: string[] = [];
  const deps = {
    projects: { get: () => Promise.resolve({ baseModelId: "starter", systemPrompt }) },
    catalogue: {
      get: () => model ? Promise.resolve(model) : Promise.reject(new AppError("not_found")),
    },
    inference: {
      render: (_: unknown, messages: ChatMessage[]) => {
        rendered.push(messages.map(({ role }) => role).join(" "));
        return Promise.resolve({ prompt: "", tokens: [1, 2, 3] });
      },
    },
    installed: { inference: () => Promise.resolve(isInstalled ? {} : null) },
  } as unknown as RowCountersDeps;
  return { counters: createRowCounters(deps)(projectId), rendered };
}

const gguf = {
  name: "Starter",
  path: "/m.gguf",
  format: "gguf",
  sizeBytes: 5,
  contextTokens: 2048,
  shape: { parameters: 135e6 },
} as BaseModel;

Deno.test("createRowCounters() counts with the model's own tokenizer, and its system prompt", async () => {
  const { counters, rendered } = countersFor({ model: gguf, systemPrompt: "Be brief." });
  const [best, general] = await counters;
  assert.deepEqual(best?.tokenizer, { kind: "model", name: "Starter" });
  assert.deepEqual([best?.window, best?.maxLength], [2048, 512]);
  assert.deepEqual(await best!.count([chat, [{ role: "system", content: "Own" }, ...chat]]), [
    3,
    3,
  ]);
  assert.deepEqual(rendered, ["system user assistant", "system user assistant"]);
  assert.equal(general?.tokenizer.kind, "general");
  const [without] = await countersFor({ model: gguf }).counters;
  assert.notEqual(without?.id, best?.id, "another system prompt is another length");
});

Deno.test("createRowCounters() falls back where the model's tokenizer is out of reach", async () => {
  const cases = [
    countersFor({ model: null }),
    countersFor({ model: { ...gguf, format: "safetensors" } }),
    countersFor({ model: { ...gguf, path: null } }),
    countersFor({ model: gguf, isInstalled: false }),
  ];
  for (const { counters } of cases) {
    const [only, ...others] = await counters;
    assert.equal(only?.tokenizer.kind, "general");
    assert.equal(others.length, 0);
  }
});
