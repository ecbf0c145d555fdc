import type { Llama } from "node-llama-cpp";
import type { ChatEncoder } from "../chat/encoder.ts";
import type { Tokenizer } from "../chat/tokenizer.ts";
import type { PairPlace } from "../adapter/flat_numbers.ts";
import type { RunConfig } from "../config/run_config.ts";
import type { MemoryCase } from "../memory/check_memory.ts";
import type { Held } from "../model/weights.ts";
import type { Channel } from "../program/channel.ts";
import type { StopSignal } from "../program/stop_signal.ts";
import type { BaseModel } from "./base_model.ts";
import type { Compute } from "./compute.ts";
import type { Course } from "./course.ts";
import type { Data } from "./data.ts";

/** The checkpoint with the lowest recall loss so far. */
export interface Best {
  step: number;
  loss: number;
  name: string;
}

/** Everything that one run has loaded, and its place in the course. */
export interface Session {
  readonly config: RunConfig;
  readonly channel: Channel;
  readonly stop: StopSignal;
  readonly threads: number;
  readonly held: Held;
  readonly base: BaseModel;
  readonly data: Data;
  readonly course: Course;
  /** Indices of training rows in the batches of an epoch, counted from 0. */
  batchesIn(epoch: number): readonly (readonly number[])[];
  /** Starts llama.cpp for answers, once. */
  startLlama(): Promise<Llama>;
  readonly tokenizer: Tokenizer;
  readonly encoder: ChatEncoder;
  readonly compute: Compute;
  /** Where the pairs lie among the adapter's numbers. */
  readonly places: readonly PairPlace[];
  readonly memory: MemoryCase;
  /** Steps that are done. */
  step: number;
  best: Best | null;
}
