import assert from "node:assert/strict";
import { join } from "node:path";
import {
  type TrainerConfig,
  type TrainerEvent,
  trainerExit,
  trainerProtocol,
} from "@/core/contract/mod.ts";
import { type Child, type Command, sha256File, type Spawner } from "@/core/system/mod.ts";
import { testUnless } from "@/core/system/testing.ts";
import { isIntact, listCheckpoints, newestValid } from "../checkpoints.ts";
import { inFolder } from "./in_folder.ts";
import { ofType, runSession, type TrainerSession } from "./trainer_session.ts";

/** A trainer whose conformance with the protocol is to be shown. */
export interface TrainerUnderTest {
  name: string;
  command: Command;
  spawner: Spawner;
  /**
   * Writes data into a fresh folder and answers a config for it: at least six steps in at least two
   * epochs, held-out rows for `eval.recall`, a stop must still find it at work after two steps.
   */
  prepare(folder: string): Promise<TrainerConfig>;
  /** Why it cannot be run here; then its tests are skipped and say so. */
  missing?: string;
}

/**
 * Registers the tests that every trainer must pass, a user's own included: it does its work, goes
 * on after a stop and after a kill with the very same losses, and names what is wrong.
 */
export function testTrainerConformance(trainer: TrainerUnderTest): void {
  let whole: Promise<TrainerSession> | null = null;
  // The losses of one undisturbed run are what the disturbed ones are compared with.
  const wholeRun = () => whole ??= inFolder((folder) => run(trainer, folder));
  const test = (name: string, body: () => Promise<void>) =>
    testUnless(trainer.missing ?? null, `trainer protocol, ${trainer.name}: ${name}`, body);

  test("does its work and reports it", async () => {
    await inFolder(async (folder) => {
      whole = run(trainer, folder, { changed: (config) => ({ ...config, unknown_key: [1] }) });
      const session = await whole;
      checkWork(session);
      await checkResult(folder, session);
    });
  });

  test("stops on request and goes on with the same losses", async () => {
    await inFolder(async (folder) => {
      const first = await run(trainer, folder, { onEvent: afterSteps(2, stop) });
      assert.equal(first.status.code, trainerExit.stopped, explain(first));
      assert.equal(ofType(first.events, "done").length, 0);
      await checkGoesOn(trainer, { folder, first, whole: await wholeRun() });
    });
  });

  test("goes on with the same losses after SIGKILL", async () => {
    await inFolder(async (folder) => {
      const kill = (child: Child) => void child.kill();
      const first = await run(trainer, folder, { onEvent: afterCheckpoints(1, kill) });
      assert.ok(ofType(first.events, "checkpoint").length > 0, explain(first));
      await checkGoesOn(trainer, { folder, first, whole: await wholeRun() });
    });
  });

  test("ends at once when its stdin ends", async () => {
    await inFolder(async (folder) => {
      const close = (child: Child) => void child.closeInput();
      const session = await run(trainer, folder, { onEvent: afterSteps(1, close) });
      assert.notEqual(session.status.code, trainerExit.done);
      assert.equal(ofType(session.events, "done").length, 0);
    });
  });

  test("names the key of a broken config", async () => {
    await inFolder(async (folder) => {
      const changed = (config: TrainerConfig) => ({
        ...config,
        hyper: { ...config.hyper, epochs: "many" },
      });
      const session = await run(trainer, folder, { changed });
      assert.equal(session.status.code, trainerExit.badConfig);
      checkError(session, "bad_config", /epochs/);
    });
  });

  test("refuses data that are not those of the config", async () => {
    await inFolder(async (folder) => {
      const changed = (config: TrainerConfig) => ({
        ...config,
        dataset: { ...config.dataset, sha256: "0".repeat(64) },
      });
      const session = await run(trainer, folder, { changed });
      assert.equal(session.status.code, trainerExit.error);
      checkError(session, "dataset_changed", /./);
    });
  });
}

interface RunOptions {
  changed?: (config: TrainerConfig) => Record<string, unknown> | TrainerConfig;
  onEvent?: (event: TrainerEvent, child: Child) => void;
}

async function run(
  { command, spawner, prepare }: TrainerUnderTest,
  folder: string,
  { changed = (config) => config, onEvent = () => {} }: RunOptions = {},
): Promise<TrainerSession> {
  const config = changed(await prepare(folder));
  return await runSession(folder, config, { command, spawner, onEvent });
}

function checkWork(session: TrainerSession): void {
  const { events, otherLines, status } = session;
  assert.equal(status.code, trainerExit.done, explain(session));
  assert.deepEqual(otherLines, [], "every line on stdout must be an event of the protocol");
  const [hello] = ofType(events, "hello");
  assert.equal(hello?.protocol, trainerProtocol);
  const [plan] = ofType(events, "plan");
  assert.ok(plan && plan.total_steps >= 6 && plan.start_step === 0, "a plan of six steps or more");
  assert.ok(plan.supervised_tokens > 0 && plan.supervised_tokens <= plan.tokens);
  const steps = ofType(events, "step");
  assert.deepEqual(steps.map(({ step }) => step), range(1, plan.total_steps));
  assert.ok(steps.at(-1)!.loss < steps[0]!.loss, "the loss must fall");
  assert.ok(indexOf(events, "hello") < indexOf(events, "plan"), "hello comes before the plan");
  assert.ok(indexOf(events, "plan") < indexOf(events, "step"), "the plan comes before the steps");
  assert.equal(events.findLast(({ type }) => type !== "heartbeat")?.type, "done");
  const evals = ofType(events, "eval").filter(({ split }) => split === "recall");
  assert.ok(evals.length >= plan.epochs, "the held-out rows are measured in every epoch");
  const [done] = ofType(events, "done");
  const lowest = Math.min(...ofType(events, "checkpoint").map((event) => event.eval_loss ?? 1e9));
  assert.deepEqual([done?.step, done?.best?.loss], [plan.total_steps, lowest]);
}

async function checkResult(folder: string, { events }: TrainerSession): Promise<void> {
  const reported = ofType(events, "checkpoint");
  assert.ok(reported.length >= 2, "a checkpoint for every epoch");
  const kept = await listCheckpoints(join(folder, "checkpoints"));
  for (const { name } of kept) assert.ok(await isIntact(join(folder, "checkpoints", name)), name);
  const best = kept.find(({ isBest }) => isBest);
  assert.equal(best?.step, reported.findLast((event) => event.best)?.step);
  for (const { path, sha256 } of reported) {
    const manifest = join(folder, path, "manifest.json");
    if (kept.some(({ name }) => path.endsWith(name))) {
      assert.equal(await sha256File(manifest), sha256, path);
    }
  }
  for (const name of ["adapter_model.safetensors", "adapter_config.json"]) {
    const expected = await sha256File(join(folder, "checkpoints", best!.name, name));
    assert.equal(await sha256File(join(folder, "final", name)), expected, name);
  }
}

/** Resumes from the newest whole checkpoint: every later step must have the undisturbed loss. */
async function checkGoesOn(
  trainer: TrainerUnderTest,
  { folder, first, whole }: { folder: string; first: TrainerSession; whole: TrainerSession },
): Promise<void> {
  const newest = await newestValid(join(folder, "checkpoints"));
  assert.ok(newest, "a checkpoint to go on from");
  const changed = (config: TrainerConfig) => ({
    ...config,
    resume_from: `checkpoints/${newest.name}`,
  });
  const second = await run(trainer, folder, { changed });
  assert.equal(second.status.code, trainerExit.done, explain(second));
  assert.equal(ofType(second.events, "plan")[0]?.start_step, newest.step);
  const expected = new Map(ofType(whole.events, "step").map(({ step, loss }) => [step, loss]));
  const rest = ofType(second.events, "step");
  assert.deepEqual(rest.map(({ step }) => step), range(newest.step + 1, expected.size));
  for (const { step, loss } of [...ofType(first.events, "step"), ...rest]) {
    assert.equal(loss, expected.get(step), `loss of step ${step}`);
  }
}

function checkError({ events }: TrainerSession, code: string, message: RegExp): void {
  const error = ofType(events, "error").at(-1);
  assert.equal(error?.code, code);
  assert.match(error.message, message);
}

/** What a trainer says about an end that was not expected. */
function explain({ events, errorTail }: TrainerSession): string {
  const errors = ofType(events, "error").map(({ code, message }) => `${code}: ${message}`);
  return [...errors, ...errorTail].join("\n");
}

function afterSteps(count: number, act: (child: Child) => void) {
  return ({ type, ...event }: TrainerEvent, child: Child) => {
    if (type === "step" && "step" in event && event.step === count) act(child);
  };
}

function afterCheckpoints(count: number, act: (child: Child) => void) {
  let seen = 0;
  return ({ type }: TrainerEvent, child: Child) => {
    if (type === "checkpoint" && ++seen === count) act(child);
  };
}

function stop(child: Child): void {
  void child.write(JSON.stringify({ type: "stop" }) + "\n");
}

function indexOf(events: readonly TrainerEvent[], type: string): number {
  return events.findIndex((event) => event.type === type);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
