import { placesIn } from "../adapter/flat_numbers.ts";
import { type Checkpoint, readCheckpoint } from "../checkpoint/read_checkpoint.ts";
import type { RunConfig } from "../config/run_config.ts";
import type { Device } from "../ggml/device.ts";
import { proveDevice, proveLibrary } from "../ggml/proof.ts";
import { checkNeed, type MemoryCase } from "../memory/check_memory.ts";
import type { Held } from "../model/weights.ts";
import type { Channel } from "../program/channel.ts";
import type { Engine } from "../program/open_engine.ts";
import { Stopped } from "../program/failure.ts";
import type { StopSignal } from "../program/stop_signal.ts";
import { largestBatches } from "../train/largest_batches.ts";
import { lengthOf } from "../train/samples.ts";
import { announce, warnAboutChanges, warnAboutMissing, warnAboutSettings } from "./announce.ts";
import { type BaseModel, openBase } from "./base_model.ts";
import { openTokens } from "./base_tokens.ts";
import { both } from "./both.ts";
import { type Compute, openCompute } from "./compute.ts";
import { courseOf } from "./course.ts";
import { checkDataset, type Data, readData } from "./data.ts";
import { checkSpace } from "./disk_space.ts";
import { onFittingDevice, passOver } from "./fitting_device.ts";
import { checkResumable, restore } from "./saved_state.ts";
import type { Session } from "./session.ts";
import { startAdapter } from "./start_adapter.ts";

/** What a run is prepared with. */
export interface Ground {
  config: RunConfig;
  channel: Channel;
  stop: StopSignal;
  threads: number;
  engine: Engine;
}

/**
 * Loads everything, cheap checks first.
 *
 * @throws {TrainerError}; {@link Stopped} when a stop was asked for on the way.
 */
export async function prepare(ground: Ground): Promise<Session> {
  const { config, channel, stop, threads } = ground;
  await checkDataset(config);
  const checkpoint = config.resumeFrom ? await readCheckpoint(config.resumeFrom) : null;
  const base = await openBase(config.base, config.hyper.maxLength);
  if (checkpoint) checkResumable(checkpoint, config, base);
  stopIfRequested(stop);
  const ending = new AbortController();
  const loading = { base, checkpoint, signal: ending.signal };
  const { devices } = ground.engine;
  const [read, first] = await both(readAll(ground), loadModel(ground, loading, devices), ending);
  const memory = memoryCase(config, read.data.train.rows.map(lengthOf));
  const loaded = await withGraphs(ground, { loading, first, data: read.data, memory });
  const { loraRank: rank } = config.hyper;
  const { layers, projections: targets } = base.plan;
  const places = placesIn(base.head, { layers, rank, targets });
  const course = courseOf(config, read.data.train.rows.length);
  const all = { config, channel, stop, threads, base, course, places, memory, ...read, ...loaded };
  const session: Session = { ...all, step: 0, best: null };
  await begin(session, checkpoint);
  announce(session);
  return session;
}

/** The texts of a run as token ids, by llama.cpp. */
async function readAll({ config, channel, stop, engine }: Ground) {
  const llama = await engine.startLlama();
  channel.phase("tokenize");
  const { tokenizer, encoder } = await openTokens(llama, config);
  const data = await readData(config, encoder, channel.warning);
  stopIfRequested(stop);
  channel.phase("load");
  return { llama, tokenizer, encoder, data };
}

interface Loading {
  base: BaseModel;
  checkpoint: Checkpoint | null;
  signal: AbortSignal;
}

/** A model on a device, and the devices that were not tried. */
interface Loaded {
  held: Held;
  compute: Compute;
  rest: readonly Device[];
}

/**
 * The model's weights on the first device that takes them; they are converted while the texts are
 * read, which needs none of them.
 */
async function loadModel(
  { config, channel, threads, engine }: Ground,
  { base, checkpoint, signal }: Loading,
  devices: readonly Device[],
): Promise<Loaded> {
  const library = engine.openLibrary();
  await proveLibrary(library);
  const held = heldAs(config, checkpoint);
  const { loraRank: rank, loraAlpha: alpha, weightDecay, gradientCheckpointing } = config.hyper;
  const memory = memoryCase(config, []);
  const admit = (bytes: number) => checkNeed(bytes, memory);
  const recompute = gradientCheckpointing;
  const options = { threads, held, rank, alpha, weightDecay, recompute, admit, signal };
  return await onFittingDevice(devices, channel, async (device) => {
    if (device) await proveDevice(device);
    const compute = await openCompute(library, base, { ...options, device });
    return { held, compute, rest: device ? devices.slice(devices.indexOf(device) + 1) : [] };
  });
}

interface ToReserve {
  loading: Loading;
  first: Loaded;
  data: Data;
  memory: MemoryCase;
}

/**
 * The graphs of the largest batches get their memory before the first step, or the run ends here; what
 * a device cannot hold goes to the next one.
 */
async function withGraphs(ground: Ground, { loading, first, ...rows }: ToReserve): Promise<Loaded> {
  const { compute, rest } = first;
  try {
    reserveGraphs(ground.config, compute, rows);
    return first;
  } catch (error) {
    compute[Symbol.dispose]();
    if (!compute.device) throw error;
    passOver(compute.device, error, ground.channel);
    const next = await loadModel(ground, loading, rest);
    return await withGraphs(ground, { loading, first: next, ...rows });
  }
}

function reserveGraphs(
  { hyper: { batchSize, epochs }, seed }: RunConfig,
  { device, lanes, admit }: Compute,
  { data, memory }: Pick<ToReserve, "data" | "memory">,
): void {
  const heldOut = [data.recall, data.document].flatMap((split) => split?.rows ?? []);
  const course = { batchSize, epochs, seed, lanes: lanes.gradients.length };
  const largest = largestBatches(data.train.rows, heldOut, course);
  if (device) admit(lanes.need(largest));
  else checkNeed(lanes.need(largest), memory);
  lanes.reserve(largest);
}

/** Puts the adapter where the run begins or goes on. */
async function begin(session: Session, checkpoint: Checkpoint | null): Promise<void> {
  const { compute, places, config, base } = session;
  if (checkpoint) {
    await restore(session, checkpoint);
    warnAboutChanges(checkpoint, session);
  } else {
    startAdapter(compute, { base, places, seed: config.seed, rank: config.hyper.loraRank });
  }
  warnAboutSettings(session);
  warnAboutMissing(session);
  await checkSpace(config.checkpointDir, compute.trained);
}

/** A run that goes on keeps the form that it began with. */
function heldAs({ held }: RunConfig, checkpoint: Checkpoint | null): Held {
  const before = checkpoint?.state.precision;
  return before === "f32" || before === "bf16" || before === "q8_0" ? before : held;
}

function memoryCase({ limits, hyper }: RunConfig, lengths: readonly number[]): MemoryCase {
  const longestRow = lengths.reduce((most, length) => Math.max(most, length), 0);
  return { limit: limits.maxMemoryBytes, hyper, longestRow };
}

function stopIfRequested(stop: StopSignal): void {
  if (stop.requested) throw new Stopped();
}
