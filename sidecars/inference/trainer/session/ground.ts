import type { RunConfig } from "../config/run_config.ts";
import type { Channel } from "../program/channel.ts";
import type { Engine } from "../program/open_engine.ts";
import type { StopSignal } from "../program/stop_signal.ts";

/** What a run is prepared with. */
export interface Ground {
  config: RunConfig;
  channel: Channel;
  stop: StopSignal;
  threads: number;
  engine: Engine;
}
