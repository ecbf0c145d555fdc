import { fileURLToPath } from "node:url";
import type { Llama } from "node-llama-cpp";
import { libraryFolder } from "../../library.ts";
import { placesIn } from "../adapter/flat_numbers.ts";
import { type Checkpoint, readCheckpoint } from "../checkpoint/read_checkpoint.ts";
import type { RunConfig } from "../config/run_config.ts";
import { openLibrary } from "../ggml/library.ts";
import { proveLibrary } from "../ggml/proof.ts";
import { checkNeed, type MemoryCase } from "../memory/check_memory.ts";
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
import { checkResumable, restore } from "./saved_state.ts";
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
  const { config, channel, stop, threads } = ground;
  await checkDataset(config);
  const checkpoint = config.resumeFrom ? await readCheckpoint(config.resumeFrom) : null;
  const base = await openBase(config.base, config.hyper.maxLength);
  if (checkpoint) checkResumable(checkpoint, config, base);
  stopIfRequested(stop);
  const ending = new AbortController();
  const [read, loaded] = await both(
    readAll(ground),
    loadModel(ground, { base, checkpoint, signal: ending.signal }),
    ending,
  );
  const { data } = read;
  const { loraRank: rank } = config.hyper;
  const { layers, projections: targets } = base.plan;
  const places = placesIn(base.head, { layers, rank, targets });
  const course = courseOf(config, data.train.rows.length);
  const memory = memoryCase(config, data.train.rows.map(lengthOf));
  const all = { config, channel, stop, threads, base, course, places, memory, ...read, ...loaded };
  const session: Session = { ...all, step: 0, best: null };
  await begin(session, checkpoint);
  reserveGraphs(session);
  announce(session);
  return session;
}

/** The texts of a run as token ids, by llama.cpp. */
async function readAll({ config, channel, stop, startLlama }: Ground) {
  const llama = await startLlama();
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

/** The model's weights; they are converted while the texts are read, which needs none of them. */
async function loadModel(
  { config, threads }: Ground,
  { base, checkpoint, signal }: Loading,
): Promise<{ held: Held; compute: Compute }> {
  const library = openLibrary(fileURLToPath(libraryFolder({ gpu: false })));
  await proveLibrary(library);
  const held = heldAs(config, checkpoint);
  const { loraRank: rank, loraAlpha: alpha, weightDecay, gradientCheckpointing } = config.hyper;
  const memory = memoryCase(config, []);
  const admit = (bytes: number) => checkNeed(bytes, memory);
  const recompute = gradientCheckpointing;
  const options = { threads, held, rank, alpha, weightDecay, recompute, admit, signal };
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

/** The graphs of the largest batches get their memory before the first step, or the run ends here. */
function reserveGraphs({ compute, config, data, threads, memory }: Session): void {
  const { batchSize, epochs } = config.hyper;
  const heldOut = [data.recall, data.document].flatMap((split) => split?.rows ?? []);
  const course = { batchSize, epochs, seed: config.seed, lanes: lanesFor(threads) };
  const largest = largestBatches(data.train.rows, heldOut, course);
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
