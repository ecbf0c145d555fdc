import type { TrainerEvent } from "@/core/contract/training.ts";

/** The fake's two ends of the protocol. */
export interface Channel {
  emit(event: TrainerEvent): void;
  /** Writes bytes past the protocol, as a library that prints would. */
  raw(bytes: Uint8Array): void;
  /** True once the parent asked for an end. */
  readonly isStopRequested: boolean;
  /** Stops heartbeats and listening: the program only looks alive. */
  fallSilent(): void;
}

/** Opens the protocol on stdin and stdout; the end of stdin ends the program at once. */
export function openChannel(heartbeatMs: number): Channel {
  let isStopRequested = false;
  const beat = setInterval(() => emit({ type: "heartbeat" }), heartbeatMs);
  const stop = () => void (isStopRequested = true);
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", stop);
  listen(stop);
  return {
    emit,
    raw: writeAll,
    get isStopRequested() {
      return isStopRequested;
    },
    fallSilent: () => clearInterval(beat),
  };
}

async function listen(stop: () => void): Promise<void> {
  const lines = new TextDecoder();
  let rest = "";
  for await (const bytes of Deno.stdin.readable) {
    const parts = (rest + lines.decode(bytes, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    if (parts.some(isStop)) stop();
  }
  Deno.exit(1);
}

function isStop(line: string): boolean {
  try {
    return JSON.parse(line).type === "stop";
  } catch {
    return false;
  }
}

function emit(event: TrainerEvent): void {
  writeAll(new TextEncoder().encode(JSON.stringify(event) + "\n"));
}

/** Synchronous, so that a line is out before the program can be ended. */
function writeAll(bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += Deno.stdout.writeSync(bytes.subarray(written));
}
