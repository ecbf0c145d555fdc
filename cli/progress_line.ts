import type { JobEvent, Progress } from "@/core/contract/mod.ts";
import type { CommandIo } from "./command.ts";

/** Shows a job's events to whoever sits at the terminal. */
export interface ProgressLine {
  show(event: JobEvent): void;
  /** Ends the line that is being rewritten. */
  end(): void;
}

/**
 * On a terminal one line that is rewritten; elsewhere (a pipe, a log) a line for each new phase and
 * each tenth, so that files stay short.
 */
export function createProgressLine({ runtime, say }: CommandIo): ProgressLine {
  const { isTerminal } = runtime.terminal("stderr");
  let shown = "";
  let lastTold = "";

  function rewrite(text: string): void {
    Deno.stderr.writeSync(new TextEncoder().encode(`\r\x1b[2K${text}`));
    shown = text;
  }

  function end(): void {
    if (shown) Deno.stderr.writeSync(new TextEncoder().encode("\n"));
    shown = "";
  }

  function sayBelow(text: string): void {
    if (isTerminal) rewrite("");
    say(text);
  }

  return {
    show({ type, data }) {
      if (type === "log") return sayBelow(`  ${data["message"]}`);
      if (type !== "progress") return;
      const progress = data as unknown as Progress;
      if (isTerminal) return rewrite(progressText(progress));
      const step = `${progress.phase} ${tenths(progress)}`;
      if (step !== lastTold) say(progressText(progress));
      lastTold = step;
    },
    end,
  };
}

/** Such as "training.phase.train 12/84 steps (14 %)". */
function progressText({ phase, done, total, unit }: Progress): string {
  const share = total ? ` (${Math.floor(100 * done / total)} %)` : "";
  return `  ${phase ?? ""} ${done}${total === null ? "" : `/${total}`} ${unit}${share}`;
}

function tenths({ done, total }: Progress): number {
  return total ? Math.floor(10 * done / total) : 0;
}
