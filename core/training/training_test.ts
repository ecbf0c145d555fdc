import assert from "node:assert/strict";
import { join } from "node:path";
import {
  describeError,
  mergeCurve,
  type Run,
  runNumbers,
  toErrorData,
  translator,
} from "@/core/contract/mod.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { openMemoryStorage, type Storage } from "@/core/storage/mod.ts";
import { inFolder } from "./testing/in_folder.ts";
import {
  createTrainingFixture,
  fakeEngine,
  starterModel,
  type TrainingFixture,
} from "./testing/training_fixture.ts";

async function withFixture(work: (fixture: TrainingFixture) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const fixture = await createTrainingFixture(folder);
    try {
      await work(fixture);
    } finally {
      await fixture.close();
    }
  });
}

const ended = ["done", "failed"] as const;

/** Waits until a run has stored an event of a type. */
async function untilEvent({ jobs }: TrainingFixture, run: Run, type: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = async () => {
    if ((await jobs.lastEvents(run.jobId, { type, limit: 1 })).length > 0) resolve();
  };
  const end = jobs.onEvents(() => void look());
  await look();
  await promise.finally(end);
}

Deno.test("start() trains to the end; metrics() shows the curve from stored events", async () => {
  await withFixture(async ({ training, projectId, until }) => {
    const started = await training.start(projectId);
    assert.equal(started.name, "Run 1");
    const { state } = await until(started.jobId);
    assert.equal(state, "done");
    const metrics = await training.metrics(started.id);
    assert.equal(metrics.curve.length, 36);
    assert.deepEqual([metrics.step, metrics.totalSteps, metrics.epochs], [36, 36, 6]);
    assert.equal(metrics.bestStep, 24);
    assert.ok(metrics.elapsedS > 0);
    assert.equal(metrics.etaS, null);
    assert.equal(metrics.samples.length, 6);
    const checkpoints = await training.checkpoints(started.id);
    assert.deepEqual(checkpoints.filter(({ isBest }) => isBest).map(({ step }) => step), [24]);
    const { result } = await training.folderOf(started.id);
    assert.ok((await Deno.stat(join(result, "adapter_model.safetensors"))).size > 0);
    assert.deepEqual((await training.list(projectId)).map(({ id }) => id), [started.id]);
  });
});

Deno.test("start() gives no name twice", async () => {
  await withFixture(async ({ training, projectId }) => {
    await training.start(projectId, { name: "Run 2" });
    assert.equal(await training.usualName(projectId, "de"), "Lauf 3");
    const names: string[] = [];
    for (const lang of ["de", "en"] as const) {
      names.push((await training.start(projectId, {}, lang)).name);
    }
    assert.deepEqual(names, ["Lauf 3", "Run 4"]);
  });
});

Deno.test("start() uses the settings that suit the model and takes a person's over them", async () => {
  await withFixture(async ({ training, projectId }) => {
    const { hyper } = await training.plan(projectId, { hyper: { epochs: 2 } });
    assert.deepEqual([hyper?.learningRate, hyper?.epochs, hyper?.batchSize], [1e-3, 2, 8]);
  });
});

Deno.test("pause() and resume() go on with the same losses", async () => {
  await withFixture(async (fixture) => {
    const { training, projectId, until, world } = fixture;
    const whole = await training.start(projectId);
    await until(whole.jobId);
    world.readiness = fakeEngine({ stepMs: 30 });
    const run = await training.start(projectId);
    await untilEvent(fixture, run, "steps");
    await training.pause(run.id);
    assert.equal((await until(run.jobId)).state, "paused");
    const paused = await training.metrics(run.id);
    assert.ok(paused.step >= 1 && paused.step < 36);
    await training.resume(run.id);
    assert.equal((await until(run.jobId, ended)).state, "done");
    const losses = async ({ id }: Run) =>
      (await training.metrics(id)).curve.map(({ step, loss }) => [step, loss]);
    assert.deepEqual(await losses(run), await losses(whole));
    assert.equal((await training.metrics(run.id)).attempt, 2);
  });
});

Deno.test("resume() goes on after the trainer was killed in the middle of saving", async () => {
  await withFixture(async ({ training, projectId, until, world }) => {
    world.readiness = fakeEngine({ tornAtStep: 9 });
    const run = await training.start(projectId);
    const { error } = await until(run.jobId);
    assert.equal(error?.code, "trainer_killed");
    world.readiness = fakeEngine();
    await training.resume(run.id);
    assert.equal((await until(run.jobId, ended)).state, "done");
    const metrics = await training.metrics(run.id);
    assert.deepEqual(metrics.curve.map(({ step }) => step), steps(36));
    // Step 7 to 9 were done again: the last saved state was that of the first epoch.
    assert.deepEqual(metrics.curve.filter(({ attempt }) => attempt === 1).length, 6);
  });
});

Deno.test("resume() does the steps again that were saved but never stored, so that the curve is whole", async () => {
  await inFolder(async (folder) => {
    const storage = await openMemoryStorage();
    const fixture = await createTrainingFixture(folder, { storage });
    const { training, projectId, until, world } = fixture;
    try {
      world.readiness = fakeEngine({ killAtStep: 15 });
      const run = await training.start(projectId);
      await until(run.jobId);
      assert.equal((await training.checkpoints(run.id)).at(-1)?.step, 12);
      await forgetStepsAfter(storage, 8);
      world.readiness = fakeEngine();
      await training.resume(run.id);
      assert.equal((await until(run.jobId, ended)).state, "done");
      const { curve } = await training.metrics(run.id);
      assert.deepEqual(curve.map(({ step }) => step), steps(36));
      assert.equal(curve.find(({ attempt }) => attempt === 2)?.step, 7, "the first epoch's state");
    } finally {
      await fixture.close();
    }
  });
});

Deno.test("resume() from the best sets the later saved states aside", async () => {
  await withFixture(async ({ training, projectId, until, world }) => {
    world.readiness = fakeEngine({ killAtStep: 33 });
    const run = await training.start(projectId);
    await until(run.jobId);
    world.readiness = fakeEngine();
    await training.resume(run.id, "best");
    assert.equal((await until(run.jobId, ended)).state, "done");
    const { curve } = await training.metrics(run.id);
    assert.deepEqual(curve.find(({ attempt }) => attempt === 2)?.step, 25);
    const { setAside } = await training.folderOf(run.id);
    const names = (await Array.fromAsync(Deno.readDir(setAside))).map(({ name }) => name);
    assert.deepEqual(names, ["epoch_5"]);
  });
});

Deno.test("resume() from the best is refused while the run is at work or has none", async () => {
  await withFixture(async (fixture) => {
    const { training, projectId, world, until } = fixture;
    world.readiness = fakeEngine({ stepMs: 250 });
    const run = await training.start(projectId);
    await untilEvent(fixture, run, "steps");
    await assert.rejects(training.resume(run.id, "best"), { code: "job_wrong_state" });
    await training.abort(run.id);
    assert.equal((await until(run.jobId)).state, "cancelled");
    await assert.rejects(training.resume(run.id, "best"), { code: "checkpoint_missing" });
    assert.equal((await training.checkpoints(run.id)).length, 1, "aborting keeps what was learnt");
  });
});

Deno.test("start() is refused with what forbids it and what to do, in both languages", async () => {
  await withFixture(async ({ training, projectId, world }) => {
    world.model = { ...starterModel, engines: [] };
    world.trainRows = 0;
    world.readiness = { kind: "broken", pack: "inference" };
    world.freeDiskBytes = 1e6;
    const blocked = (await training.preflight(projectId)).filter(({ ok }) => !ok);
    assert.deepEqual(blocked.map(({ id }) => id), ["model", "data", "engine", "disk"]);
    await assert.rejects(training.start(projectId), (error) => {
      assert.equal(toErrorData(error).code, "training_blocked");
      for (const lang of ["en", "de"] as const) {
        const t = translator(trainingTexts, lang);
        const { message } = describeError(toErrorData(error), lang);
        for (const { message: what, fix, params } of blocked) {
          assert.ok(message.includes(t(what, params)), message);
          assert.ok(fix !== null && message.includes(t(fix, params)), message);
        }
      }
      return true;
    });
    assert.deepEqual(await training.list(projectId), []);
  });
});

Deno.test("plan() takes a person's usual settings, and a request's over them", async () => {
  await withFixture(async ({ training, projectId, world }) => {
    world.wishes = { epochs: 4, loraRank: 32 };
    const plan = await training.plan(projectId, { hyper: { epochs: 2 } });
    assert.deepEqual([plan.usual?.epochs, plan.usual?.loraRank], [4, 32]);
    assert.deepEqual([plan.hyper?.epochs, plan.hyper?.loraRank], [2, 32]);
  });
});

Deno.test("plan() does not wait for the test of the tokens when it should be quick", async () => {
  await withFixture(async ({ training, projectId, world }) => {
    world.isTested = false;
    assert.equal((await training.plan(projectId, {}, { isQuick: true })).isTesting, true);
    assert.equal((await training.plan(projectId)).isTesting, false);
  });
});

Deno.test("runNumbers() agrees with what the trainer plans and does", async () => {
  await withFixture(async ({ training, projectId, until, world }) => {
    world.trainRows = 45;
    const hyper = { epochs: 2, batchSize: 4, gradientAccumulation: 2 } as const;
    for (const maxSteps of [null, 7]) {
      const request = { hyper, ...(maxSteps && { maxSteps }) };
      const run = await training.start(projectId, request);
      await until(run.jobId);
      const { totalSteps, stepsPerEpoch, step } = await training.metrics(run.id);
      const numbers = runNumbers(run.hyper, 45, maxSteps);
      assert.deepEqual([stepsPerEpoch, totalSteps, step], [
        numbers.stepsPerEpoch,
        numbers.steps,
        numbers.steps,
      ]);
    }
  });
});

Deno.test("plan() measures its pace by an earlier run with the same model", async () => {
  await withFixture(async ({ training, projectId, until }) => {
    assert.equal((await training.plan(projectId)).pace, null, "nothing is known of this device");
    const run = await training.start(projectId, { hyper: { epochs: 1 } });
    await until(run.jobId);
    const { pace } = await training.plan(projectId);
    const [{ figures } = assert.fail()] = (await training.compare(projectId)).runs;
    assert.ok(pace?.isMeasured && figures.tokensPerS);
    assert.ok(
      pace.tokensPerS.low < figures.tokensPerS && figures.tokensPerS < pace.tokensPerS.high,
    );
  });
});

Deno.test("change() renames a run and keeps a note; its settings stay", async () => {
  await withFixture(async ({ training, projectId, until }) => {
    const run = await training.start(projectId, { hyper: { epochs: 1 } });
    await until(run.jobId);
    const changed = await training.change(run.id, { name: "Best", note: "more\ndata" });
    assert.deepEqual([changed.name, changed.note, changed.hyper], [
      "Best",
      "more\ndata",
      run.hyper,
    ]);
    assert.equal((await training.change(run.id, { note: "" })).name, "Best");
  });
});

Deno.test("compare() shows runs by their figures and the settings that differ", async () => {
  await withFixture(async ({ training, projectId, until }) => {
    assert.deepEqual(await training.compare(projectId), { runs: [], differing: [] });
    for (const epochs of [1, 2]) {
      await until((await training.start(projectId, { hyper: { epochs } })).jobId);
    }
    const { runs, differing } = await training.compare(projectId);
    assert.deepEqual(differing, ["epochs"]);
    assert.deepEqual(runs.map(({ figures: { step, totalSteps } }) => [step, totalSteps]), [
      [12, 12],
      [6, 6],
    ]);
    const [two, one] = runs.map(({ figures }) => figures.bestLoss);
    assert.ok(one && two && two < one);
  });
});

Deno.test("metrics() after a cursor adds up to the whole; samples know what was expected", async () => {
  await withFixture(async (fixture) => {
    const { training, projectId, until, world } = fixture;
    world.readiness = fakeEngine({ stepMs: 20 });
    const run = await training.start(projectId, { hyper: { epochs: 2 } });
    await untilEvent(fixture, run, "steps");
    const begun = await training.metrics(run.id);
    await until(run.jobId);
    const rest = await training.metrics(run.id, { after: begun.cursor });
    const whole = await training.metrics(run.id);
    assert.ok(rest.curve.length < whole.curve.length);
    assert.deepEqual(mergeCurve(begun.curve, rest.curve), whole.curve);
    assert.equal((await training.metrics(run.id, { after: whole.cursor })).curve.length, 0);
    assert.equal(whole.samples[0]?.expected, "Number 1.");
    const log = await training.logPage(run.id, { from: 0, count: 1000 });
    assert.ok(log.total > 12 && log.lines.length === log.total);
  });
});

/** Leaves the log of events as a kill of the app does that came before its last batch was written. */
async function forgetStepsAfter({ db }: Storage, last: number): Promise<void> {
  const events = await db.selectFrom("job_events").select(["id", "data"])
    .where("type", "=", "steps").orderBy("id").execute();
  for (const { id, data } of events) {
    const stored: { step: number }[] = JSON.parse(data).steps;
    const kept = stored.filter(({ step }) => step <= last);
    if (kept.length === 0) await db.deleteFrom("job_events").where("id", "=", id).execute();
    else {
      await db.updateTable("job_events").set({ data: JSON.stringify({ steps: kept }) })
        .where("id", "=", id).execute();
    }
  }
}

function steps(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
