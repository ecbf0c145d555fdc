/** The run's `training.log`: everything that a trainer says and that is no number of the curve. */
export interface TrainingLog {
  write(line: string): void;
  close(): void;
}

/** How large the file may grow before it is turned over. */
const capBytes = 50 * 1024 * 1024;

/** A longer line is cut: what follows is no log any more. */
const lineCharacters = 2000;

/**
 * Opens the log for appending. At `cap` bytes it becomes `<path>.1`, replacing the former one, so
 * that no trainer can fill the disk. A log that cannot be written is given up in silence: the run
 * matters more.
 */
export function openTrainingLog(path: string, cap: number = capBytes): TrainingLog {
  const encoder = new TextEncoder();
  let file = tryOpen(path);
  let bytes = file?.statSync().size ?? 0;
  const close = () => {
    file?.close();
    file = null;
  };
  return {
    close,
    write(line) {
      if (!file) return;
      try {
        const data = encoder.encode(printable(line) + "\n");
        file.writeSync(data);
        bytes += data.length;
        if (bytes < cap) return;
        close();
        Deno.renameSync(path, `${path}.1`);
        file = tryOpen(path);
        bytes = 0;
      } catch {
        close();
      }
    },
  };
}

function tryOpen(path: string): Deno.FsFile | null {
  try {
    return Deno.openSync(path, { append: true, create: true, mode: 0o600 });
  } catch {
    return null;
  }
}

// deno-lint-ignore no-control-regex
const colourCodes = /\u001b\[[0-9;]*[A-Za-z]/g;
// deno-lint-ignore no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function printable(line: string): string {
  const text = line.length > lineCharacters
    ? `${line.slice(0, lineCharacters)} … (${line.length} characters)`
    : line;
  return text.replace(colourCodes, "").replace(controls, "\ufffd");
}
