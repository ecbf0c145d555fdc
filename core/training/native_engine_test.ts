import assert from "node:assert/strict";
import { join } from "node:path";
import {
  type TrainerConfig,
  type TrainerErrorCode,
  trainerExit,
  type TrainerHyper,
} from "@/core/contract/mod.ts";
import { type Child, sha256Hex } from "@/core/system/mod.ts";
import { testUnless } from "@/core/system/testing.ts";
import { newestValid } from "./checkpoints.ts";
import { testSpawner } from "./testing/fake_trainer.ts";
import { inFolder } from "./testing/in_folder.ts";
import {
  findNativeTrainer,
  writeChangedModel,
  writePoisonedModel,
  writeProbeModel,
  writeWideModel,
} from "./testing/native_engine.ts";
import { chatLines, writeTinyRun } from "./testing/trainer_fixture.ts";
import { ofType, runSession, type TrainerSession } from "./testing/trainer_session.ts";

const { command, missing } = await findNativeTrainer();

test("a resumed run ends with the same bytes, in two lanes, with dropout and blocks computed once more", async (folder) => {
  const hyper = { gradient_checkpointing: true, lora_dropout: 0.1 };
  const limits = { threads: 2 };
  await train(folder, { hyper, limits });
  const straight = await readAdapter(folder);
  await train(folder, { hyper, limits: { ...limits, max_steps: 11 } });
  assert.notDeepEqual(await readAdapter(folder), straight);
  const second = await train(folder, { hyper, limits, resume_from: "checkpoints/step_11" });
  assert.equal(ofType(second.events, "plan")[0]?.start_step, 11);
  assert.deepEqual(await readAdapter(folder), straight);
});

test("killed at any time, it goes on from a whole checkpoint to the same bytes", async (folder) => {
  const limits = { checkpoint_interval_s: 0.001 };
  await train(folder, { limits });
  const straight = await readAdapter(folder);
  await Deno.remove(join(folder, "checkpoints"), { recursive: true });
  for (const event of [9, 14, 23, 31, 38]) {
    let seen = 0;
    await train(folder, { limits, ...await resumeFrom(folder) }, {
      onEvent: (_, child) => {
        if (++seen === event) child.kill();
      },
    });
  }
  await train(folder, { limits, ...await resumeFrom(folder) });
  assert.deepEqual(await readAdapter(folder), straight);
});

test("old checkpoints between epochs are pruned, the best is pointed to", async (folder) => {
  await train(folder, { limits: { checkpoint_interval_s: 0.001 } });
  const kept = namesIn(join(folder, "checkpoints"));
  assert.deepEqual(kept, ["best", "epoch_1", "epoch_2", "epoch_3", "step_23"]);
  await Deno.writeTextFile(join(folder, "checkpoints", "best"), "epoch_9");
  await train(folder, { resume_from: "checkpoints/epoch_3" });
  const best = await Deno.readTextFile(join(folder, "checkpoints", "best"));
  assert.ok(kept.includes(best), best);
});

test("SIGTERM saves and ends with 75", async (folder) => {
  const session = await train(folder, { hyper: { epochs: 2000 } }, {
    onEvent: ({ type }, child) => {
      if (type === "step") Deno.kill(child.pid, "SIGTERM");
    },
  });
  assert.equal(session.status.code, trainerExit.stopped);
  assert.equal(ofType(session.events, "checkpoint").at(-1)?.reason, "stop");
});

test("a checkpoint of other settings, or a damaged one, is refused", async (folder) => {
  await train(folder, { limits: { max_steps: 3 } });
  const resume_from = "checkpoints/step_3";
  const other = await train(folder, { hyper: { lora_alpha: 8 }, resume_from });
  checkFailure(other, "resume_mismatch", /loraAlpha/);
  const path = join(folder, resume_from, "optimizer.safetensors");
  const bytes = await Deno.readFile(path);
  bytes[bytes.length - 1]! ^= 1;
  await Deno.writeFile(path, bytes);
  checkFailure(await train(folder, { resume_from }), "resume_mismatch", /optimizer/);
});

test("broken lines and long rows are counted and reported", async (folder) => {
  const long = JSON.parse(chatLines(1, () => "word ".repeat(100)));
  const question = { messages: [{ role: "user", content: "x".repeat(300) }, long.messages[1]] };
  const lines = ["{", '{"messages":[]}', chatLines(4).trim(), long, question]
    .map((line) => typeof line === "string" ? line : JSON.stringify(line)).join("\n");
  const session = await train(folder, { lines, limits: { max_steps: 1 } });
  const [plan] = ofType(session.events, "plan");
  assert.deepEqual([plan?.rows, plan?.truncated_rows], [5, 2]);
  const said = ofType(session.events, "log").map(({ message }) => message).join("\n");
  for (const part of [/line 1 /, /line 2 /, /1 answers were cut/, /1 rows are left out/]) {
    assert.match(said, part);
  }
});

test("rows are cut at the model's window, whatever is asked for", async (folder) => {
  const asked = { hyper: { max_length: 4096 }, limits: { max_steps: 1 } };
  const lines = chatLines(2, () => "x".repeat(500));
  const { events } = await train(folder, { ...asked, lines });
  const [said] = ofType(events, "log").filter(({ code }) => code === "max_length_capped");
  assert.deepEqual(said?.params, { window: 128, asked: 4096 });
  const [plan] = ofType(events, "plan");
  assert.deepEqual([plan?.rows, plan?.tokens, plan?.truncated_rows], [2, 256, 2]);
});

test("sample questions are left out where the memory does not hold their model", async (folder) => {
  const [samples, limits] = [["How large is the tank?"], { max_steps: 1 }];
  const answered = await train(folder, { samples, limits });
  assert.equal(ofType(answered.events, "sample").length, 1);
  const base_model = { ...writeProbeModel(folder), path: join(folder, "large.gguf") };
  await Deno.rename(join(folder, "probe.gguf"), base_model.path);
  // A file with nothing behind the model takes no place, and is counted as what it says.
  await Deno.truncate(base_model.path, 2 ** 40);
  const { events, status } = await train(folder, { base_model, samples, limits });
  assert.equal(ofType(events, "sample").length, 0);
  assert.ok(ofType(events, "log").some(({ code }) => code === "samples_need_memory"));
  assert.equal(status.code, trainerExit.done);
});

test("data without a usable row are an error", async (folder) => {
  checkFailure(await train(folder, { lines: "{\n\n[]\n" }), "dataset_empty", /2 broken/);
});

test("a loss that is no number ends the run without an adapter", async (folder) => {
  const base_model = writePoisonedModel(folder);
  checkFailure(await train(folder, { base_model }), "nan_loss", /step 0/);
  const eval_ = { recall: null, document: null };
  checkFailure(await train(folder, { base_model, eval: eval_ }), "nan_loss", /step 1/);
  assert.deepEqual(namesIn(join(folder, "checkpoints")), []);
});

test("too little memory is an error before the first step", async (folder) => {
  const session = await train(folder, {
    hyper: { batch_size: 4 },
    limits: { max_memory_bytes: 1 },
  });
  const error = checkFailure(session, "out_of_memory", /MiB/);
  assert.match(error.advice, /batch_size from 4 to 2/);
  assert.equal(ofType(session.events, "step").length, 0);
});

test("a loss that stops being a number leaves the last good state", async (folder) => {
  const hyper = { learning_rate: 1, lora_alpha: 4096, schedule: "constant" as const, epochs: 60 };
  const limits = { checkpoint_interval_s: 0.001 };
  const session = await train(folder, { hyper, limits });
  const { message } = checkFailure(session, "nan_loss", /diverged/);
  const broken = Number(/step (\d+)/.exec(message)?.[1]);
  assert.ok(broken > 1, message);
  const { name, step } = (await newestValid(join(folder, "checkpoints")))!;
  assert.ok(step < broken && step > broken - 4, `${name} before ${broken}`);
  assert.ok(!namesIn(folder).includes("final"));
});

test("a model of another family, or with a part missing or of another shape, is refused", async (folder) => {
  const changes: [string, string, RegExp][] = [
    ["llama", "mamba", /mamba.*llama, qwen2/],
    ["blk.0.ffn_up.weight", "blk.0.ffn_ub.weight", /blk\.0\.ffn_up\.weight/],
    ["llama.block_count", "llama.block_kount", /block_count/],
  ];
  for (const [before, after, message] of changes) {
    const base_model = writeChangedModel(folder, before, after);
    const error = checkFailure(await train(folder, { base_model }), "model_unreadable", message);
    assert.match(error.advice, /another base model|Python/);
  }
  const whole = writeChangedModel(folder, "llama", "llama");
  await Deno.truncate(whole.path, 150_000);
  checkFailure(await train(folder, { base_model: whole }), "model_unreadable", /./);
});

test("a vocabulary that the memory does not hold is refused before it is loaded", async (folder) => {
  const base_model = writeWideModel(folder);
  const session = await train(folder, { base_model });
  checkFailure(session, "out_of_memory", /needs \d+ MiB more/);
});

test("a part of the layers, rank-stabilised, is trained, kept and gone on with", async (folder) => {
  const hyper = { use_rslora: true, target_modules: ["v_proj", "down_proj"], lora_dropout: 0.05 };
  const { events } = await train(folder, { hyper });
  const [plan] = ofType(events, "plan");
  // Rank 8: A and B of a matrix of 64 × 64 and one of 128 × 64.
  assert.equal(plan?.trainable_parameters, 8 * (64 + 64 + 128 + 64));
  const straight = await readAdapter(folder);
  const config = JSON.parse(await Deno.readTextFile(join(folder, "final", "adapter_config.json")));
  assert.deepEqual(config.target_modules, ["down_proj", "v_proj"]);
  assert.deepEqual([config.use_rslora, config.lora_dropout, config.r], [true, 0.05, 8]);
  const losses = (session: TrainerSession) =>
    ofType(session.events, "step").map(({ loss }) => loss);
  const plain = await train(folder, { hyper: { ...hyper, use_rslora: false } });
  assert.notDeepEqual(losses(plain), losses({ ...plain, events }));
  await train(folder, { hyper, limits: { max_steps: 11 } });
  await train(folder, { hyper, resume_from: "checkpoints/step_11" });
  assert.deepEqual(await readAdapter(folder), straight);
  const unknown = await train(folder, { hyper: { target_modules: ["c_attn"] } });
  assert.match(ofType(unknown.events, "error")[0]?.message ?? "", /c_attn.*q_proj/);
  assert.equal(unknown.status.code, trainerExit.badConfig);
});

test("a model that is none is named", async (folder) => {
  const path = join(folder, "none.gguf");
  await Deno.writeTextFile(path, "no model");
  const base_model = { ...writeProbeModel(folder), path };
  checkFailure(await train(folder, { base_model }), "model_unreadable", /none.gguf/);
});

testUnless(
  missing ?? (Deno.build.os === "linux" ? null : "the system sets no limit to files"),
  "native trainer: a full disk is an error that leaves no half checkpoint",
  () =>
    inFolder(async (folder) => {
      // A limit to the size of files makes writes fail as a full disk does.
      const small = ["-c", 'trap "" XFSZ; ulimit -f 256; exec "$0" "$@"', command.command];
      const limited = { ...command, command: "bash", args: [...small, ...command.args] };
      const hyper = { lora_rank: 128 };
      const session = await train(folder, { hyper }, { started: limited });
      checkFailure(session, "disk_full", /disk is full/);
      assert.deepEqual(namesIn(join(folder, "checkpoints")), []);
    }),
);

function test(name: string, body: (folder: string) => Promise<void>): void {
  testUnless(missing, `native trainer: ${name}`, () => inFolder(body));
}

/** What a test changes about the tiny run. */
interface Changes
  extends Partial<Pick<TrainerConfig, "base_model" | "eval" | "resume_from" | "samples">> {
  hyper?: Partial<TrainerHyper>;
  limits?: Partial<TrainerConfig["limits"]>;
  /** Other training rows. */
  lines?: string;
}

async function train(
  folder: string,
  { hyper, limits, lines, ...changes }: Changes,
  { onEvent = () => {}, started = command }: {
    onEvent?: (event: { type: string }, child: Child) => void;
    started?: typeof command;
  } = {},
): Promise<TrainerSession> {
  const config = { ...await writeTinyRun(folder, writeProbeModel(folder)), ...changes };
  if (lines !== undefined) {
    await Deno.writeTextFile(join(folder, "train.jsonl"), lines);
    config.dataset.sha256 = await sha256Hex(lines);
  }
  const usual = { max_length: 128, batch_size: 2, learning_rate: 0.02 };
  Object.assign(config.hyper, usual, hyper);
  Object.assign(config.limits, limits);
  return await runSession(folder, config, { command: started, spawner: testSpawner(), onEvent });
}

function checkFailure(
  { events, status, errorTail }: TrainerSession,
  code: TrainerErrorCode,
  message: RegExp,
) {
  const error = ofType(events, "error").at(-1);
  assert.equal(error?.code, code, errorTail.join("\n"));
  assert.match(error.message, message);
  assert.equal(status.code, trainerExit.error);
  return error;
}

async function resumeFrom(folder: string): Promise<Pick<Changes, "resume_from">> {
  await Deno.mkdir(join(folder, "checkpoints"), { recursive: true });
  const newest = await newestValid(join(folder, "checkpoints"));
  return newest ? { resume_from: `checkpoints/${newest.name}` } : {};
}

async function readAdapter(folder: string): Promise<Uint8Array> {
  return await Deno.readFile(join(folder, "final", "adapter_model.safetensors"));
}

function namesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}
