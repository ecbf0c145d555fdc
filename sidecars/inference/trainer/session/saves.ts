import { join } from "node:path";
import type { CheckpointFolder } from "../checkpoint/checkpoint_folder.ts";
import { save, type SaveReason } from "./save.ts";
import type { Session } from "./session.ts";

/** The checkpoints that a run writes on its way. */
export interface Saves {
  /** When the last one was written, by `performance.now()`. */
  readonly at: number;
  /** Where the last one lies, or that which the run goes on from; null when there is none. */
  readonly folder: string | null;
  write(as: { name: string; evalLoss: number | null; reason: SaveReason }): Promise<void>;
  /** Saves where the run stands, if that does not lie there already. */
  writeForStop(): Promise<void>;
}

/** Writes checkpoints of a session, as it is then. */
export function savesOf(session: Session, checkpoints: CheckpointFolder): Saves {
  const pathOf = (name: string) => join(checkpoints.folder, name);
  const last = { at: performance.now(), folder: session.config.resumeFrom };
  return {
    get at() {
      return last.at;
    },
    get folder() {
      return last.folder;
    },
    async write({ name, evalLoss, reason }) {
      const { step, course } = session;
      const place = { name, step, epoch: course.epochOf(step), evalLoss };
      await save(session, checkpoints, { place, reason });
      Object.assign(last, { at: performance.now(), folder: pathOf(name) });
    },
    async writeForStop() {
      const name = `step_${session.step}`;
      // What is written anew under its own name is lost to a kill at the wrong moment.
      if (last.folder === pathOf(name)) return;
      await this.write({ name, evalLoss: null, reason: "stop" });
    },
  };
}
