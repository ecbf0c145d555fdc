import assert from "node:assert/strict";
import { AppError, type ChatMessage } from "@/core/contract/mod.ts";
import { checkPrompts, promptChats, type TrainedPrompt } from "./prompts.ts";

const text = (chat: readonly ChatMessage[]) => chat.map(({ content }) => content).join("|");
const ids = (rendered: string) => [...rendered].map((sign) => sign.codePointAt(0)!);
const asked = (chat: readonly ChatMessage[]) =>
  Promise.resolve({ prompt: text(chat), tokens: ids(text(chat)) });
const trained: TrainedPrompt[] = promptChats.map((chat) => ({
  text: text(chat),
  ids: ids(text(chat)),
}));

Deno.test("checkPrompts() finds equal renderers equal, on a system prompt and on several turns", async () => {
  assert.deepEqual(await checkPrompts({ reference: asked, candidate: trained }), {
    total: 2,
    differences: [],
  });
  assert.deepEqual(promptChats.map((chat) => chat.map(({ role }) => role).join(" ")), [
    "system user",
    "user assistant user",
  ]);
});

Deno.test("checkPrompts() finds another text, other tokens, and a chat that cannot be asked", async () => {
  const references = {
    text: async (chat: readonly ChatMessage[]) => ({ ...await asked(chat), prompt: "trimmed" }),
    tokens: async (chat: readonly ChatMessage[]) => ({ ...await asked(chat), tokens: [1] }),
    refused: () => Promise.reject(new AppError("chat_template_failed", { file: "", detail: "" })),
  };
  for (const [what, reference] of Object.entries(references)) {
    const { differences } = await checkPrompts({ reference, candidate: trained });
    assert.equal(differences.length, 2, what);
  }
});

Deno.test("checkPrompts() leaves out what the trainer cannot render, and hides no other error", async () => {
  const candidate = [null, trained[1]!];
  assert.equal((await checkPrompts({ reference: asked, candidate })).total, 1);
  const reference = () => Promise.reject(new AppError("model_out_of_memory", { file: "a" }));
  await assert.rejects(checkPrompts({ reference, candidate }), { code: "model_out_of_memory" });
});
