import { countTokens } from "../chat/read_samples.ts";
import type { Checkpoint } from "../checkpoint/read_checkpoint.ts";
import type { Session } from "./session.ts";

/** Emits `plan`. */
export function announce({ channel, config, course, data, base, compute, ...session }: Session) {
  const { tokens, supervised } = countTokens(data.train);
  const { rows, truncated, tooLong } = data.train;
  channel.send("plan", {
    total_steps: course.total,
    steps_per_epoch: course.perEpoch,
    epochs: config.hyper.epochs,
    rows: rows.length,
    tokens,
    supervised_tokens: supervised,
    parameters: base.parameters,
    trainable_parameters: compute.trained,
    precision: session.held,
    truncated_rows: truncated + tooLong,
    start_step: session.step,
  });
}

/** Says what keeps the continued curve from being equal to the last digit. */
export function warnAboutChanges(
  { state }: Checkpoint,
  { channel, threads, compute: { kind } }: Session,
): void {
  if (state.device !== kind) {
    const device = { now: kind, before: String(state.device) };
    channel.warning(
      `The run goes on on ${kind}, not ${device.before}: the last digits will differ.`,
      "device_changed",
      device,
    );
  }
  if (state.threads === threads) return;
  const before = String(state.threads);
  channel.warning(
    `The run goes on with threads ${threads}, not ${before}: the last digits will differ.`,
    "threads_changed",
    { now: threads, before },
  );
}

/** Says what of the settings this engine does not do. */
export function warnAboutSettings({ channel, config: { hyper } }: Session): void {
  if (hyper.loadIn4bit) {
    channel.warning(
      "The base model is not loaded in 4 bits: 4-bit loading needs an NVIDIA GPU.",
      "four_bit_unavailable",
    );
  }
}

/** Says which operations the processor computes for a device that lacks them. */
export function warnAboutMissing({ channel, compute: { device, missing } }: Session): void {
  if (!device || missing.size === 0) return;
  const operations = [...missing].join(", ");
  channel.warning(
    `${device.name} lacks ${operations}: the processor computes them, which is slower.`,
    "device_operations",
    { device: device.name, operations },
  );
}
