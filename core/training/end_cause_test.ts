import assert from "node:assert/strict";
import type { TrainerEventOf } from "@/core/contract/mod.ts";
import { defaultsForSize } from "./defaults.ts";
import { causeOfEnd, type TrainerEnd } from "./end_cause.ts";

const usual: TrainerEnd = {
  status: { code: 1, signal: null },
  reported: null,
  errorTail: [],
  hyper: defaultsForSize(135e6),
  memory: {
    shape: {
      parameters: 135e6,
      layers: 30,
      hidden: 576,
      feedForward: 1536,
      keyValue: 192,
      vocabulary: 49152,
    },
    precision: "float32",
    longestRow: 512,
  },
  availableBytes: 8e9,
  usedBytes: null,
};

function codeOf(changes: Partial<TrainerEnd>): string {
  return causeOfEnd({ ...usual, ...changes }).code;
}

Deno.test("causeOfEnd() takes a kill for want of memory when the trainer was large", () => {
  const status = { code: 137, signal: "SIGKILL" };
  assert.equal(codeOf({ status, usedBytes: 7e9 }), "out_of_memory_batch");
  assert.equal(codeOf({ status, usedBytes: 2e9 }), "trainer_killed");
  assert.equal(codeOf({ status, usedBytes: null }), "trainer_killed");
});

for (
  const text of [
    "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB",
    "RuntimeError: [enforce fail] DefaultCPUAllocator: can't allocate memory",
    "MemoryError",
    "terminate called after throwing an instance of 'std::bad_alloc'",
    "RuntimeError: MPS backend out of memory",
    "torch.OutOfMemoryError: HIP out of memory.",
  ]
) {
  Deno.test(`causeOfEnd() knows out of memory by: ${text.slice(0, 40)}`, () => {
    assert.match(codeOf({ errorTail: ["Traceback", text] }), /^out_of_memory_/);
  });
}

Deno.test("causeOfEnd() believes the trainer's own report before its exit code", () => {
  const reported = (code: TrainerEventOf<"error">["code"]) =>
    codeOf({ reported: { type: "error", code, message: "x", advice: "" } });
  assert.equal(reported("bad_config"), "trainer_bad_config");
  assert.equal(reported("dataset_empty"), "training_data_empty");
  assert.equal(reported("dataset_changed"), "training_data_changed");
  assert.equal(reported("model_unreadable"), "base_model_unreadable");
  assert.equal(reported("disk_full"), "training_disk_full");
  assert.equal(reported("resume_mismatch"), "resume_mismatch");
  assert.equal(reported("engine_unfit"), "trainer_engine_unfit");
  assert.equal(reported("internal"), "trainer_failed");
});

Deno.test("causeOfEnd() advises in the order batch, checkpointing, rows, model", () => {
  const failed = { type: "error", code: "out_of_memory", message: "", advice: "" } as const;
  const code = (changes: Partial<TrainerEnd["hyper"]>, availableBytes = 3e9) =>
    codeOf({ reported: failed, hyper: { ...usual.hyper, ...changes }, availableBytes });
  assert.equal(code({}), "out_of_memory_batch");
  assert.equal(code({ batchSize: 1 }), "out_of_memory_checkpointing");
  assert.equal(code({ batchSize: 1, gradientCheckpointing: true }), "out_of_memory_rows");
  assert.equal(code({ batchSize: 1, gradientCheckpointing: true }, 1e9), "out_of_memory_model");
});

Deno.test("causeOfEnd() knows a processor without the engine's instructions", () => {
  for (const code of [132, 0xC000001D, -1073741795]) {
    assert.equal(codeOf({ status: { code, signal: null } }), "trainer_wrong_processor");
  }
  assert.equal(codeOf({ status: { code: 132, signal: "SIGILL" } }), "trainer_wrong_processor");
  assert.equal(codeOf({ status: { code: 139, signal: "SIGSEGV" } }), "trainer_crashed");
});

Deno.test("causeOfEnd() names a Python that cannot even start", () => {
  const status = { code: 127, signal: null };
  assert.equal(
    codeOf({ status, errorTail: ["libpython3.11.so: cannot open"] }),
    "trainer_not_started",
  );
});
