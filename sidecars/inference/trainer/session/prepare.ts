import { placesIn } from "../adapter/flat_numbers.ts";
import { targetsIn } from "../adapter/target_modules.ts";
import { type Checkpoint, readCheckpoint } from "../checkpoint/read_checkpoint.ts";
import { proveLibrary } from "../ggml/proof.ts";
import type { ModelPlan } from "../model/plan.ts";
import { Stopped } from "../program/failure.ts";
import type { StopSignal } from "../program/stop_signal.ts";
import { keptOrder } from "../train/order.ts";
import { lengthOf } from "../train/samples.ts";
import { announce, warnAboutChanges, warnAboutMissing, warnAboutSettings } from "./announce.ts";
import { openBase } from "./base_model.ts";
import { openTokens } from "./base_tokens.ts";
import { both } from "./both.ts";
import { courseOf } from "./course.ts";
import { checkDataset, readData } from "./data.ts";
import { checkSpace } from "./disk_space.ts";
import type { Ground } from "./ground.ts";
import { loadModel } from "./load_model.ts";
import { memoryCase } from "./memory_case.ts";
import { withGraphs } from "./reserve_graphs.ts";
import { withinWindow } from "./row_window.ts";
import { checkResumable, restore } from "./saved_state.ts";
import type { Session } from "./session.ts";
import { startAdapter } from "./start_adapter.ts";

/**
 * Loads everything, cheap checks first.
 *
 * @throws {TrainerError}; {@link Stopped} when a stop was asked for on the way.
 */
export async function prepare(ground: Ground): Promise<Session> {
  const { channel, stop, threads, engine } = ground;
  await checkDataset(ground.config);
  const { resumeFrom, base: file, hyper: { maxLength } } = ground.config;
  const checkpoint = resumeFrom ? await readCheckpoint(resumeFrom) : null;
  const base = await openBase(file, maxLength);
  const config = withinWindow(ground.config, base.window, channel);
  const targets = targetsIn(base.head, base.plan, config.hyper.targetModules);
  if (checkpoint) checkResumable(checkpoint, config, base);
  stopIfRequested(stop);
  const library = engine.openLibrary();
  await proveLibrary(library);
  const ending = new AbortController();
  const within = { ...ground, config };
  const loading = { library, base, targets, checkpoint, signal: ending.signal };
  const loads = loadModel(within, loading, engine.devices);
  const [read, first] = await both(readAll(within, base.plan), loads, ending);
  const { data } = read;
  const lengths = data.train.rows.map(lengthOf);
  const memory = memoryCase(config, lengths);
  const course = courseOf(config, lengths.length);
  const { held, compute } = await withGraphs(within, { loading, first, data, course, memory });
  const { layers } = base.plan;
  const places = placesIn(base.head, { layers, rank: config.hyper.loraRank, targets });
  const { startLlama } = engine;
  const given = { config, channel, stop, threads, startLlama };
  const { seed, hyper: { batchSize } } = config;
  const batchesIn = keptOrder(lengths, { batchSize, seed });
  const all = { ...given, base, course, batchesIn, places, memory, ...read, held, compute };
  const session: Session = { ...all, step: 0, best: null };
  await begin(session, checkpoint);
  announce(session);
  return session;
}

/** The texts of a run as token ids, by llama.cpp. */
async function readAll({ config, channel, stop, engine }: Ground, plan: ModelPlan) {
  channel.phase("tokenize");
  const { tokenizer, encoder } = await openTokens(engine.llamaLibrary(), config, plan);
  const data = await readData(config, encoder, channel.warning);
  stopIfRequested(stop);
  channel.phase("load");
  return { tokenizer, encoder, data };
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

function stopIfRequested(stop: StopSignal): void {
  if (stop.requested) throw new Stopped();
}
