const bytesAtMost = 10 * 1024 * 1024;

/** A file that grows by lines; a full one is kept once as `<path>.1`. */
export interface LogFile {
  write(line: string): void;
  close(): void;
}

/**
 * Opens a log file for appending. Writing is synchronous, so that the last lines before a crash
 * are there. A line that cannot be written, such as on a full disk, is given up in silence: the
 * program that it tells of matters more.
 */
export function openLogFile(path: string): LogFile {
  let file = openForAppending(path);
  let bytes = file.statSync().size;
  const encoder = new TextEncoder();

  function startAnew(): void {
    Deno.renameSync(path, `${path}.1`);
    const full = file;
    file = openForAppending(path);
    full.close();
    bytes = 0;
  }

  return {
    write(line) {
      const data = encoder.encode(`${line}\n`);
      try {
        if (bytes + data.length > bytesAtMost) startAnew();
        bytes += file.writeSync(data);
      } catch {
        // There is nowhere to say it.
      }
    },
    close: () => file.close(),
  };
}

function openForAppending(path: string): Deno.FsFile {
  return Deno.openSync(path, { append: true, create: true, mode: 0o600 });
}
