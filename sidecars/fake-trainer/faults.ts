import { join } from "node:path";
import type { Channel } from "./channel.ts";
import type { TrainerState } from "./checkpoints.ts";
import { TrainerFault } from "./fault.ts";
import type { FakeRun } from "./fake_run.ts";

/** Does what the script says for the step that was just done. */
export async function strike(run: FakeRun, { step }: TrainerState): Promise<void> {
  const { channel, script } = run;
  if (script.grandchild && step === 1) startGrandchild(run);
  if (script.oomAtStep === step) throw new TrainerFault("out_of_memory", "Out of memory.");
  if (script.nanAtStep === step) throw new TrainerFault("nan_loss", "The loss is no number.");
  if (script.diskFullAtStep === step) {
    throw new TrainerFault("disk_full", "No space left on device");
  }
  if (script.escapePathAtStep === step) reportOutside(run, step);
  if (script.exitAtStep?.step === step) exitWith(script.exitAtStep);
  if (script.tornAtStep === step) await leaveTornCheckpoint(run, step);
  if (script.killAtStep === step || script.tornAtStep === step) {
    Deno.kill(Deno.pid, "SIGKILL");
    await forever();
  }
  if (script.silentAtStep === step) {
    channel.fallSilent();
    await forever();
  }
}

/** Waits for an end from outside; an open timer keeps the program alive. */
async function forever(): Promise<never> {
  for (;;) await new Promise((done) => setTimeout(done, 60_000));
}

function reportOutside({ channel }: FakeRun, step: number): void {
  channel.emit({
    type: "checkpoint",
    path: "checkpoints/../../../outside",
    step,
    epoch: 0,
    sha256: "0".repeat(64),
    best: true,
    reason: "interval",
    eval_loss: 0,
  });
}

function exitWith({ code, stderr }: { code: number; stderr: string }): never {
  Deno.stderr.writeSync(new TextEncoder().encode(stderr + "\n"));
  Deno.exit(code);
}

async function leaveTornCheckpoint({ config, runFolder }: FakeRun, step: number): Promise<void> {
  const folder = join(runFolder, config.checkpoint_dir, `step_${step}`);
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(join(folder, "adapter_model.safetensors"), "torn");
}

function startGrandchild({ channel }: FakeRun): void {
  const child = new Deno.Command("sleep", { args: ["600"], stdin: "null", stdout: "null" }).spawn();
  child.unref();
  channel.emit({ type: "log", level: "info", message: `grandchild ${child.pid}` });
}

const garbageLine = `{"type":"step","step":\u0000\u001b[31m not JSON`;

/** Bytes that are no text, half a JSON line, and then one line without an end. */
export function writeGarbage(channel: Channel, bytes: number): void {
  channel.raw(Uint8Array.from([0xff, 0xfe, 0x00, 0x80, 0x0a]));
  channel.raw(new TextEncoder().encode(garbageLine + "\n"));
  const block = new Uint8Array(64 * 1024).fill(0x78);
  for (let left = bytes; left > 0; left -= block.length) {
    channel.raw(block.subarray(0, Math.min(left, block.length)));
  }
  channel.raw(Uint8Array.from([0x0a]));
}
