import type { Checkpoint } from "../checkpoint/read_checkpoint.ts";
import type { RunConfig } from "../config/run_config.ts";
import type { Device } from "../ggml/device.ts";
import type { Library } from "../ggml/library.ts";
import { proveDevice } from "../ggml/proof.ts";
import { roomOn } from "../memory/room.ts";
import type { Projection } from "../model/plan.ts";
import type { Held } from "../model/weights.ts";
import type { BaseModel } from "./base_model.ts";
import { type Compute, openCompute } from "./compute.ts";
import { onFittingDevice } from "./fitting_device.ts";
import type { Ground } from "./ground.ts";
import { memoryCase } from "./memory_case.ts";
import { scaleOf } from "./saved_state.ts";

/** What is loaded, and for what. */
export interface Loading {
  library: Library;
  base: BaseModel;
  /** Linear layers that are adapted. */
  targets: readonly Projection[];
  checkpoint: Checkpoint | null;
  signal: AbortSignal;
}

/** A model on a device, and the devices that were not tried. */
export interface Loaded {
  held: Held;
  compute: Compute;
  rest: readonly Device[];
}

/**
 * The model's weights on the first device that takes them; they are converted while the texts are
 * read, which needs none of them.
 */
export async function loadModel(
  { config, channel, threads }: Omit<Ground, "stop" | "engine">,
  { library, base, targets, checkpoint, signal }: Loading,
  devices: readonly Device[],
): Promise<Loaded> {
  const held = heldAs(config, checkpoint);
  const { loraDropout: dropout, weightDecay, gradientCheckpointing: recompute } = config.hyper;
  const adapter = { scale: scaleOf(config.hyper), targets, dropout, weightDecay };
  const options = { threads, held, ...adapter, recompute, signal };
  const memory = memoryCase(config, []);
  return await onFittingDevice(devices, channel, async (device) => {
    if (device) await proveDevice(device);
    const room = roomOn(device, memory);
    const compute = await openCompute(library, base, { ...options, device, room });
    return { held, compute, rest: device ? devices.slice(devices.indexOf(device) + 1) : [] };
  });
}

/** A run that goes on keeps the form that it began with. */
function heldAs({ held }: RunConfig, checkpoint: Checkpoint | null): Held {
  const before = checkpoint?.state.precision;
  return before === "f32" || before === "bf16" || before === "q8_0" ? before : held;
}
