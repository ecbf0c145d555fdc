/** Whether the run is to finish its step, save and end; asked between steps. */
export interface StopSignal {
  readonly requested: boolean;
}

/**
 * Listens for a stop: `{"type":"stop"}` on stdin, SIGTERM or SIGINT. The end of stdin means that the
 * parent is gone and ends the process at once, without any clean-up.
 */
export function watchForStop(): StopSignal {
  const stop = { requested: false };
  const request = () => void (stop.requested = true);
  const signals: Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
  for (const signal of signals) Deno.addSignalListener(signal, request);
  // A limit to the size of files is to be an error like a full disk, not the end of the process.
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGXFSZ", () => {});
  void listen(request);
  return stop;
}

async function listen(request: () => void): Promise<void> {
  try {
    let rest = "";
    for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      if (lines.some(isStop)) request();
    }
  } finally {
    Deno.exit(1);
  }
}

function isStop(line: string): boolean {
  try {
    const command = JSON.parse(line) as { type?: unknown } | null;
    return command?.type === "stop";
  } catch {
    return false;
  }
}
