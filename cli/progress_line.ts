import type { JobEvent, Progress } from "@/core/contract/mod.ts";
import { progressText } from "@/core/contract/text/progress.ts";
import type { CommandIo } from "./command.ts";
import { createStatusLine } from "./status_line.ts";

/** Shows a job's events to whoever sits at the terminal. */
export interface ProgressLine {
  show(event: JobEvent): void;
  /** Ends the line that is being rewritten. */
  end(): void;
}

/** A job's log as lines that stay, its progress as a line that is rewritten. */
export function createProgressLine(io: CommandIo): ProgressLine {
  const status = createStatusLine(io);
  return {
    show({ type, data }) {
      if (type === "log") status.say(`  ${data["message"]}`);
      if (type !== "progress") return;
      const progress = data as unknown as Progress;
      const { phase = "", done, total } = progress;
      const tenth = total ? Math.floor(10 * done / total) : 0;
      status.rewrite(`  ${progressText(progress, io.lang)}`, `${phase} ${tenth}`);
    },
    end: status.end,
  };
}
