import { fileURLToPath } from "node:url";
import type { Llama } from "node-llama-cpp";
import { libraryFolder, llamaLibrary } from "../../library.ts";
import { placesIn } from "../adapter/flat_numbers.ts";
import { targetsIn } from "../adapter/target_modules.ts";
import { type Checkpoint, readCheckpoint } from "../checkpoint/read_checkpoint.ts";
import type { RunConfig } from "../config/run_config.ts";
import { type Library, openLibrary } from "../ggml/library.ts";
import { proveLibrary } from "../ggml/proof.ts";
import { checkNeed, type MemoryCase, roomIn } from "../memory/check_memory.ts";
import type { Projection } from "../model/plan.ts";
import type { Held } from "../model/weights.ts";
import type { Channel } from "../program/channel.ts";
import { Stopped } from "../program/failure.ts";
import type { StopSignal } from "../program/stop_signal.ts";
import { lanesFor } from "../train/lanes.ts";
import { largestBatches } from "../train/largest_batches.ts";
import { lengthOf } from "../train/samples.ts";
import { announce, warnAboutChanges, warnAboutSettings } from "./announce.ts";
import { type BaseModel, openBase } from "./base_model.ts";
import { openTokens } from "./base_tokens.ts";
import { both } from "./both.ts";
import { type Compute, openCompute } from "./compute.ts";
import { courseOf } from "./course.ts";
import { checkDataset, readData } from "./data.ts";
import { checkSpace } from "./disk_space.ts";
import { withinWindow } from "./row_window.ts";
import { checkResumable, restore, scaleOf } from "./saved_state.ts";
import type { Session } from "./session.ts";
import { startAdapter } from "./start_adapter.ts";

/** What a run is prepared with. */
export interface Ground {
  config: RunConfig;
  channel: Channel;
  stop: StopSignal;
  threads: number;
  startLlama(): Promise<Llama>;
}

/**
 * Loads everything, cheap checks first.
 *
 * @throws {TrainerError}; {@link Stopped} when a stop was asked for on the way.
 */
export async function prepare(ground: Ground): Promise<Session> {
  const { channel, stop, threads, startLlama } = ground;
  await checkDataset(ground.config);
  const { resumeFrom, base: file, hyper: { maxLength } } = ground.config;
  const checkpoint = resumeFrom ? await readCheckpoint(resumeFrom) : null;
  const base = await openBase(file, maxLength);
  const config = withinWindow(ground.config, base.window, channel);
  const targets = targetsIn(base.head, base.plan, config.hyper.targetModules);
  if (checkpoint) checkResumable(checkpoint, config, base);
  stopIfRequested(stop);
  const folder = libraryFolder({ gpu: false });
  const library = openLibrary(fileURLToPath(folder));
  await proveLibrary(library);
  const ending = new AbortController();
  const within = { ...ground, config };
  const { signal } = ending;
  const loading = loadModel(within, { library, base, targets, checkpoint, signal });
  const [read, loaded] = await both(readAll(within, folder), loading, ending);
  const { data } = read;
  const { layers } = base.plan;
  const places = placesIn(base.head, { layers, rank: config.hyper.loraRank, targets });
  const course = courseOf(config, data.train.rows.length);
  const memory = memoryCase(config, data.train.rows.map(lengthOf));
  const given = { config, channel, stop, threads, startLlama };
  const all = { ...given, base, course, places, memory, ...read, ...loaded };
  const session: Session = { ...all, step: 0, best: null };
  await begin(session, checkpoint);
  reserveGraphs(session);
  announce(session);
  return session;
}

/** The texts of a run as token ids, by llama.cpp. */
async function readAll({ config, channel, stop }: Ground, folder: URL) {
  channel.phase("tokenize");
  const library = fileURLToPath(llamaLibrary(folder));
  const { tokenizer, encoder } = await openTokens(library, config);
  const data = await readData(config, encoder, channel.warning);
  stopIfRequested(stop);
  channel.phase("load");
  return { tokenizer, encoder, data };
}

interface Loading {
  library: Library;
  base: BaseModel;
  /** Linear layers that are adapted. */
  targets: readonly Projection[];
  checkpoint: Checkpoint | null;
  signal: AbortSignal;
}

/** The model's weights; they are converted while the texts are read, which needs none of them. */
async function loadModel(
  { config, threads }: Ground,
  { library, base, targets, checkpoint, signal }: Loading,
): Promise<{ held: Held; compute: Compute }> {
  const held = heldAs(config, checkpoint);
  const { loraDropout: dropout, weightDecay, gradientCheckpointing: recompute } = config.hyper;
  const scale = scaleOf(config.hyper);
  const memory = memoryCase(config, []);
  const admit = (bytes: number) => checkNeed(bytes, memory);
  const fits = (bytes: number) => bytes <= roomIn(memory);
  const adapter = { scale, targets, dropout, weightDecay };
  const options = { threads, held, ...adapter, recompute, admit, fits, signal };
  return { held, compute: await openCompute(library, base, options) };
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
  await checkSpace(config.checkpointDir, compute.trained);
}

/** What steps, answers and checkpoints take beside the graphs, in bytes. */
const besideGraphs = 64 * 2 ** 20;

/**
 * The graphs of the largest batches get their memory before the first step, or the run ends here.
 * Where it is short, transposed copies of the weights are given up for it.
 */
function reserveGraphs({ compute, config, data, threads, memory, channel }: Session): void {
  const { batchSize, epochs } = config.hyper;
  const heldOut = [data.recall, data.document].flatMap((split) => split?.rows ?? []);
  const course = { batchSize, epochs, seed: config.seed, lanes: lanesFor(threads) };
  const largest = largestBatches(data.train.rows, heldOut, course);
  const { weights } = compute.network;
  if (compute.lanes.need(largest) + besideGraphs > roomIn(memory)) weights.dropTransposed();
  if (weights.bytesOf().transposed === 0) {
    channel.info("Memory is short: weights are transposed anew in each step, which takes longer.");
  }
  checkNeed(compute.lanes.need(largest), memory);
  compute.lanes.reserve(largest);
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
