import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { readTinyModel } from "../testing/tiny_model.ts";
import type { GgufHead } from "./head.ts";
import { OddModel, planOf, UnknownFamily } from "./plan.ts";
import { refuseUnembedded } from "./sizes.ts";

const golden = fileURLToPath(new URL("../testing/golden/", import.meta.url));

/** The head of a tiny model in which some values are changed; undefined takes one away. */
async function headOf(name: string, changes: Record<string, unknown> = {}): Promise<GgufHead> {
  const { architecture, values, tensors } = await readTinyModel(`${golden}${name}.json`);
  const changed = { ...values, ...changes };
  const listed = tensors.map((tensor) => [tensor.name, { ...tensor, offset: 0 }] as const);
  return { path: "", architecture, value: (key) => changed[key], tensors: new Map(listed) };
}

async function assertOdd(message: RegExp, changes: Record<string, unknown>, name = "llama") {
  const head = await headOf(name, changes);
  const isOdd = (error: unknown) => error instanceof OddModel && message.test(error.message);
  assert.throws(() => planOf(head), isOdd);
}

Deno.test("a model of an unknown architecture is refused with the known ones", async () => {
  const head = await headOf("llama");
  for (const architecture of ["mamba", "toString"]) {
    const named = (error: unknown) =>
      error instanceof UnknownFamily && error.message.includes(architecture) &&
      error.message.includes("llama, qwen2, qwen3, gemma2, gemma3, phi3");
    assert.throws(() => planOf({ ...head, architecture }), named);
  }
});

Deno.test("a model that lacks a value, or has an odd one, is refused with its name", async () => {
  await assertOdd(/does not state llama\.embedding_length/, { embedding_length: undefined });
  await assertOdd(/llama\.block_count is not one number/, { block_count: "2" });
  await assertOdd(/head_count_kv is not one number/, { "attention.head_count_kv": [2, 1] });
  await assertOdd(/4 heads do not share 3/, { "attention.head_count_kv": 3 });
  await assertOdd(/keys and values differ/, { "attention.value_length": 4 });
  await assertOdd(/rotary scaling dynamic/, { "rope.scaling.type": "dynamic" });
  await assertOdd(/mixture of experts/, { expert_count: 8 });
  await assertOdd(/rotary dimensions/, { "rope.dimension_count": 16 });
  for (const key of ["block_count", "attention.head_count", "embedding_length"]) {
    for (const value of [0, -1, 1.5]) await assertOdd(/is no size/, { [key]: value });
  }
});

Deno.test("numbers that ggml would end the process for are refused with their names", async () => {
  const above = /, -?[\d.]+, is not above zero/;
  for (const key of ["attention.layer_norm_rms_epsilon", "rope.freq_base"]) {
    for (const value of [0, -1e-5]) await assertOdd(above, { [key]: value });
  }
  for (const key of ["rope.scaling.factor", "rope.scale_linear"]) {
    await assertOdd(above, { [key]: -4 });
  }
  await assertOdd(/rope\.freq_base_swa, 0, is not/, { "rope.freq_base_swa": 0 }, "gemma3");
  await assertOdd(/context_length, -1, is no size/, { context_length: -1 });
  for (const value of [-4, 2.5]) {
    await assertOdd(/window, .* is no size/, { "attention.sliding_window": value }, "mistral");
  }
  for (const value of [-4, 0, 2.5]) {
    const pattern = { "attention.sliding_window_pattern": value };
    await assertOdd(/window_pattern, .* is no size/, pattern, "gemma3");
  }
});

Deno.test("a window or a factor of 0 is none, as llama.cpp reads them", async () => {
  const silent = { "attention.sliding_window": 0, "rope.scaling.factor": 0 };
  const { sights } = planOf(await headOf("gemma3", silent));
  assert.ok(sights.every(({ window, rotation }) => window === null && rotation.scale === 1));
});

Deno.test("tokens that have no embedding are refused", async () => {
  const plan = planOf(await headOf("llama"));
  refuseUnembedded(plan, plan.vocabulary);
  const isOdd = (error: unknown) =>
    error instanceof OddModel && /97 tokens, token_embd\.weight only 96/.test(error.message);
  assert.throws(() => refuseUnembedded(plan, plan.vocabulary + 1), isOdd);
});

Deno.test("a count of blocks that the tensors do not bear out takes no memory", async () => {
  for (const block_count of [22, 2 ** 40]) {
    await assertOdd(/llama\.block_count, \d+, is more than its 21 tensors/, { block_count });
  }
});

Deno.test("Gemma 3 looks back through a window in five of six layers", async () => {
  const { sights } = planOf(await headOf("gemma3"));
  assert.deepEqual(sights.map(({ window }) => window), [4, 4, 4, 4, 4, null]);
  const [near, far] = [sights[0]!.rotation, sights[5]!.rotation];
  assert.deepEqual([near.base, near.scale, far.base, far.scale], [10000, 1, 1000, 0.125]);
  const whole = planOf(await headOf("gemma3", { "attention.sliding_window": undefined }));
  assert.ok(whole.sights.every(({ window }) => window === null));
});

/** A Gemma 2 with as many tensors as one of many blocks has. */
async function largeHead(changes: Record<string, unknown>): Promise<GgufHead> {
  const head = await headOf("gemma2", changes);
  const [tensor] = head.tensors.values();
  const more = Array.from({ length: 46 }, (_, at) => [`blk.${at}`, tensor!] as const);
  return { ...head, tensors: new Map([...head.tensors, ...more]) };
}

Deno.test("Gemma 2 alternates, caps what its file does not state, and scales by its size", async () => {
  const silent = { attn_logit_softcapping: undefined, "attention.sliding_window": undefined };
  const plan = planOf(await largeHead({ ...silent, block_count: 46 }));
  assert.deepEqual([plan.scoreCap, plan.logitCap], [50, 3]);
  assert.deepEqual(plan.sights.slice(0, 3).map(({ window }) => window), [4096, null, 4096]);
  assert.equal(plan.embeddingScale, Math.sqrt(32));
  const wide = { ...silent, block_count: 46, "attention.key_length": 16 };
  const values = { ...wide, "attention.value_length": 16 };
  assert.equal(planOf(await largeHead(values)).attentionScale, 1 / Math.sqrt(8));
});

Deno.test("Phi-3 has fused layers, and its long factors as soon as rows may be long", async () => {
  const head = await headOf("phi3_short");
  assert.deepEqual(planOf(head).projections, ["attn_qkv", "attn_output", "ffn_up", "ffn_down"]);
  assert.equal(planOf(head, 32).ropeFactors, "rope_factors_short.weight");
  assert.equal(planOf(head, 33).ropeFactors, "rope_factors_long.weight");
});
