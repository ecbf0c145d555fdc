import type { TrainerConfig } from "@/core/contract/training.ts";
import type { Channel } from "./channel.ts";
import type { Rows } from "./rows.ts";
import type { FakeScript } from "./script.ts";

/** One fake training under way. */
export interface FakeRun {
  channel: Channel;
  config: TrainerConfig;
  script: FakeScript;
  runFolder: string;
  rows: Rows;
}
