import type { CommandIo } from "./command.ts";

/** Progress for whoever sits at the terminal. */
export interface StatusLine {
  /** A line that stays. */
  say(text: string): void;
  /**
   * On a terminal replaces the last line; elsewhere (a pipe, a log) is said once for each `step`, so
   * that files stay short.
   */
  rewrite(text: string, step: string): void;
  /** Ends the line that is being rewritten. */
  end(): void;
}

/** A status line on stderr. */
export function createStatusLine({ runtime, say }: CommandIo): StatusLine {
  const { isTerminal } = runtime.terminal("stderr");
  let isOpen = false;
  let lastStep = "";

  function write(text: string): void {
    Deno.stderr.writeSync(new TextEncoder().encode(text));
  }

  return {
    say(text) {
      if (isOpen) write("\r\x1b[2K");
      isOpen = false;
      say(text);
    },
    rewrite(text, step) {
      if (isTerminal) {
        write(`\r\x1b[2K${text}`);
        isOpen = true;
      } else if (step !== lastStep) {
        say(text);
      }
      lastStep = step;
    },
    end() {
      if (isOpen) write("\n");
      isOpen = false;
    },
  };
}
