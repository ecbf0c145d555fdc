import assert from "node:assert/strict";
import type { Projection } from "../model/plan.ts";
import { targetsIn } from "./target_modules.ts";

const llama = ["attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"];
const phi3 = ["attn_qkv", "attn_output", "ffn_up", "ffn_down"];

function targets(architecture: string, projections: string[], wanted: string[] | null) {
  const head = { architecture, value: (key: string) => key.includes("head_count") ? 2 : undefined };
  return targetsIn(head, { projections: projections as Projection[] }, wanted);
}

Deno.test("targetsIn() knows layers by PEFT's names and keeps the model's order", () => {
  assert.deepEqual(targets("llama", llama, null), llama);
  assert.deepEqual(targets("llama", llama, ["v_proj", "o_proj", "q_proj"]), [
    "attn_q",
    "attn_v",
    "attn_output",
  ]);
  assert.deepEqual(targets("phi3", phi3, ["gate_up_proj", "qkv_proj"]), ["attn_qkv", "ffn_up"]);
});

Deno.test("targetsIn() names a layer that the model does not have, and those that it has", () => {
  const wrong = { code: "bad_config", message: /target_modules.*q_proj.*qkv_proj, o_proj/ };
  assert.throws(() => targets("phi3", phi3, ["o_proj", "q_proj"]), wrong);
});
