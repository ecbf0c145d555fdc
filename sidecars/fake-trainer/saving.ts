import { join } from "node:path";
import process from "node:process";
import { pruneCheckpoints, type TrainerState, writeCheckpoint } from "./checkpoints.ts";
import { heldOutLoss } from "./curve.ts";
import { countRows } from "./rows.ts";
import type { FakeRun } from "./fake_run.ts";

/** Measures, saves and answers the sample questions. */
export async function endEpoch(
  run: FakeRun,
  state: TrainerState,
  progress: number,
): Promise<void> {
  const { channel, config } = run;
  let recall: number | null = null;
  channel.emit({ type: "phase", name: "evaluate" });
  for (const split of ["recall", "document"] as const) {
    const file = config.eval[split];
    if (!file) continue;
    const loss = heldOutLoss(progress, split);
    const rows = await countRows(join(run.runFolder, file.path));
    channel.emit({ type: "eval", step: state.step, epoch: state.epoch, split, loss, rows });
    if (split === "recall") recall = loss;
  }
  await save(run, state, { reason: "epoch", evalLoss: recall });
  for (const prompt of config.samples ?? []) {
    const output = `After epoch ${Math.round(state.epoch)}: ${prompt}`;
    channel.emit({ type: "sample", step: state.step, prompt, output });
  }
  channel.emit({ type: "phase", name: "train" });
}

/** Writes a checkpoint, moves the pointer to the best one, and reports it. */
export async function save(
  { channel, config, runFolder, script }: FakeRun,
  state: TrainerState,
  { reason, evalLoss = null }: { reason: "epoch" | "interval" | "stop"; evalLoss?: number | null },
): Promise<void> {
  const name = reason === "epoch" ? `epoch_${Math.ceil(state.epoch)}` : `step_${state.step}`;
  const folder = join(runFolder, config.checkpoint_dir);
  const isBest = evalLoss !== null && (state.best === null || evalLoss < state.best.loss);
  if (isBest) state.best = { step: state.step, loss: evalLoss };
  const { manifestSha256 } = await writeCheckpoint(join(folder, name), state, evalLoss);
  if (isBest) await writePointer(join(folder, "best"), name);
  const best = await Deno.readTextFile(join(folder, "best")).catch(() => null);
  await pruneCheckpoints(folder, best);
  channel.emit({
    type: "checkpoint",
    path: `${config.checkpoint_dir}/${name}`,
    step: state.step,
    epoch: state.epoch,
    sha256: script.wrongHashAtStep === state.step ? "0".repeat(64) : manifestSha256,
    best: isBest,
    reason,
    eval_loss: evalLoss,
  });
}

async function writePointer(path: string, name: string): Promise<void> {
  await Deno.writeTextFile(`${path}.tmp-${Deno.pid}`, name);
  await Deno.rename(`${path}.tmp-${Deno.pid}`, path);
}

/** Puts the best adapter into place as the result. */
export async function finish(run: FakeRun, state: TrainerState, trainS: number): Promise<void> {
  const { channel, config, runFolder, rows, script } = run;
  channel.emit({ type: "phase", name: "save" });
  const checkpoints = join(runFolder, config.checkpoint_dir);
  const best = await Deno.readTextFile(join(checkpoints, "best")).catch(() => null);
  const from = join(checkpoints, best ?? `epoch_${Math.ceil(state.epoch)}`);
  const to = join(runFolder, config.output_dir);
  if (!script.forgetResult) await copyAdapter(from, to);
  channel.emit({ type: "artifact", kind: "adapter", path: config.output_dir });
  const tokens = rows.tokens.reduce((sum, count) => sum + count, 0) * config.hyper.epochs;
  channel.emit({
    type: "done",
    step: state.step,
    best: state.best,
    train_s: trainS,
    cpu_s: cpuSeconds(),
    tokens,
    tokens_per_s: tokens / Math.max(0.001, trainS),
  });
}

async function copyAdapter(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for (const name of ["adapter_model.safetensors", "adapter_config.json"]) {
    await Deno.copyFile(join(from, name), join(to, name));
  }
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
