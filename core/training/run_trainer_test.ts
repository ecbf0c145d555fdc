import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError, type JsonObject } from "@/core/contract/mod.ts";
import { atomicWrite, processIdentity } from "@/core/system/mod.ts";
import { newestValid } from "./checkpoints.ts";
import { runTrainer, type TrainerPatience, usualPatience } from "./run_trainer.ts";
import { fakeTrainerCommand, testSpawner } from "./testing/fake_trainer.ts";
import { inFolder } from "./testing/in_folder.ts";
import { type RecordingContext, recordingContext } from "./testing/job_context.ts";
import { tinyHyper, writeTinyRun } from "./testing/trainer_fixture.ts";

const spawner = testSpawner();
const smollm = {
  parameters: 135e6,
  layers: 30,
  hidden: 576,
  feedForward: 1536,
  keyValue: 192,
  vocabulary: 49152,
};
const memory = { shape: smollm, precision: "float32" as const, longestRow: 256 };

interface Trial {
  fake?: JsonObject;
  context?: RecordingContext;
  patience?: TrainerPatience;
}

async function trial(
  folder: string,
  { fake = {}, context = recordingContext(), patience = usualPatience }: Trial,
) {
  const model = { kind: "gguf" as const, path: "none", cache_dir: "none", family: null };
  const config = await writeTinyRun(folder, model);
  await atomicWrite(join(folder, "config.json"), JSON.stringify({ ...config, fake }));
  const launch = {
    command: fakeTrainerCommand(),
    runFolder: folder,
    config,
    hyper: tinyHyper,
    memory,
    availableBytes: 4e9,
  };
  return await runTrainer(launch, { spawner, context, patience });
}

Deno.test("runTrainer() stores what the trainer reports and returns its result", async () => {
  await inFolder(async (folder) => {
    const context = recordingContext();
    const result = await trial(folder, { context });
    assert.equal(result.step, 12);
    assert.equal(result.best?.step, 8);
    const steps = context.events.filter(({ type }) => type === "steps")
      .flatMap(({ data }) => data.steps as { step: number }[]);
    assert.deepEqual(steps.map(({ step }) => step), Array.from({ length: 12 }, (_, i) => i + 1));
    const types = new Set(context.events.map(({ type }) => type));
    for (const type of ["engine", "plan", "phase", "eval", "checkpoint", "finished"]) {
      assert.ok(types.has(type), type);
    }
    assert.deepEqual(context.progresses.at(-1), {
      phase: "training.phase.train",
      done: 12,
      total: 12,
      unit: "steps",
    });
    assert.match(await Deno.readTextFile(join(folder, "training.log")), /step 12 loss 0\.\d{4} lr/);
  });
});

Deno.test("runTrainer() gathers the steps of a fast trainer into few events", async () => {
  await inFolder(async (folder) => {
    const context = recordingContext();
    await trial(folder, { context, fake: { stepMs: 0 } });
    const batches = context.events.filter(({ type }) => type === "steps").length;
    // One before each of the other events at most: 3 epochs of 4 steps.
    assert.ok(batches < 12, `${batches} events for 12 steps`);
  });
});

const failures: { what: string; fake: JsonObject; error: string; params?: JsonObject }[] = [
  {
    what: "reports that memory ran out",
    fake: { oomAtStep: 2 },
    error: "out_of_memory_batch",
    params: { batch: 4, smaller: 2, accumulation: 2, need_gb: 1.5 },
  },
  {
    what: "dies of CUDA's out of memory",
    fake: {
      exitAtStep: { step: 2, code: 1, stderr: "torch.OutOfMemoryError: CUDA out of memory." },
    },
    error: "out_of_memory_batch",
    params: { batch: 4, smaller: 2 },
  },
  {
    what: "is killed",
    fake: { killAtStep: 2 },
    error: "trainer_killed",
    params: { signal: 9, smaller: 2 },
  },
  {
    what: "ends with 137",
    fake: { exitAtStep: { step: 2, code: 137 } },
    error: "trainer_killed",
    params: { signal: 9 },
  },
  {
    what: "ends with 139",
    fake: { exitAtStep: { step: 2, code: 139 } },
    error: "trainer_crashed",
    params: { code: 139 },
  },
  {
    what: "loses its numbers",
    fake: { nanAtStep: 2 },
    error: "training_diverged",
    params: { rate: "0.0003" },
  },
  { what: "fills the disk", fake: { diskFullAtStep: 2 }, error: "training_disk_full" },
  {
    what: "fills the disk and only prints it",
    fake: { exitAtStep: { step: 2, code: 1, stderr: "OSError: [Errno 28] No space left" } },
    error: "training_disk_full",
  },
  {
    what: "lacks a library",
    fake: {
      exitAtStep: { step: 2, code: 1, stderr: "ModuleNotFoundError: No module named 'torch'" },
    },
    error: "trainer_not_started",
  },
  {
    what: "just ends",
    fake: { exitAtStep: { step: 2, code: 1, stderr: "Oops." } },
    error: "trainer_failed",
    params: { detail: "Oops." },
  },
  { what: "names a foreign folder", fake: { escapePathAtStep: 2 }, error: "trainer_bad_path" },
  { what: "forgets its result", fake: { forgetResult: true }, error: "trainer_incomplete" },
  {
    what: "speaks another protocol",
    fake: { protocol: 2 },
    error: "trainer_protocol",
    params: { found: 2, wanted: 1 },
  },
];

for (const { what, fake, error: code, params = {} } of failures) {
  Deno.test(`runTrainer() names the cause when the trainer ${what}`, async () => {
    await inFolder(async (folder) => {
      const error = await trial(folder, { fake }).then(() => null, (reason) => reason);
      assert.ok(error instanceof AppError, String(error));
      assert.equal(error.code, code);
      for (const [key, value] of Object.entries(params)) {
        assert.equal(error.params[key], value, key);
      }
    });
  });
}

Deno.test("runTrainer() ends a silent trainer that ignores SIGTERM", async () => {
  await inFolder(async (folder) => {
    const patience = { silenceMs: 600, standstillMs: 60_000, graceMs: 200 };
    const fake = { silentAtStep: 2, heartbeatMs: 50 };
    await assert.rejects(trial(folder, { fake, patience }), { code: "trainer_silent" });
  });
});

Deno.test("runTrainer() ends a trainer that only beats", async () => {
  await inFolder(async (folder) => {
    const patience = { silenceMs: 60_000, standstillMs: 1200, graceMs: 200 };
    const fake = { stepMs: 3_600_000, heartbeatMs: 50 };
    await assert.rejects(trial(folder, { fake, patience }), { code: "trainer_silent" });
  });
});

Deno.test("runTrainer() asks the trainer to save when the job is stopped", async () => {
  await inFolder(async (folder) => {
    const context = recordingContext((type) => type === "steps" && context.stop("pause"));
    await assert.rejects(trial(folder, { fake: { stepMs: 20 }, context }), (reason) => {
      assert.equal(reason, "pause");
      return true;
    });
    const newest = await newestValid(join(folder, "checkpoints"));
    assert.ok(newest && newest.step >= 1 && newest.step < 12);
    assert.equal(context.events.at(-1)?.type, "checkpoint");
  });
});

Deno.test("runTrainer() does not count a checkpoint whose checksum is wrong", async () => {
  await inFolder(async (folder) => {
    const context = recordingContext();
    await trial(folder, { context, fake: { wrongHashAtStep: 4 } });
    const stored = context.events.filter(({ type }) => type === "checkpoint");
    assert.deepEqual(stored.map(({ data }) => data.step), [8, 12]);
    assert.match(JSON.stringify(context.events), /step 4 is damaged/);
  });
});

Deno.test("runTrainer() survives rubbish on stdout, and its log stays small", async () => {
  await inFolder(async (folder) => {
    const result = await trial(folder, { fake: { garbageBytes: 20_000_000 } });
    assert.equal(result.step, 12);
    const { size } = await Deno.stat(join(folder, "training.log"));
    assert.ok(size < 20_000, `${size} bytes`);
  });
});

Deno.test("runTrainer() leaves no process of the trainer behind", async () => {
  await inFolder(async (folder) => {
    const context = recordingContext();
    await assert.rejects(trial(folder, { context, fake: { grandchild: true, killAtStep: 2 } }));
    const pid = Number(/grandchild (\d+)/.exec(context.logs.join())?.[1]);
    assert.ok(pid > 0);
    // The kernel takes a moment between the signal and the end.
    while (await processIdentity(pid) !== null) await new Promise((next) => setTimeout(next, 5));
  });
});
