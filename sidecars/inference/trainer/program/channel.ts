/** The stretches of a run. */
export type Phase = "import" | "convert" | "load" | "tokenize" | "train" | "evaluate" | "save";

/** The trainer's stdout: one event of the protocol a line. */
export interface Channel {
  /** Writes one event; a closed pipe means that the parent is gone, and ends the process. */
  send(type: string, fields?: Record<string, unknown>): void;
  phase(name: Phase): void;
  info(message: string): void;
  /** Says something that people should know. With a code it can be said in their language. */
  warning(message: string, code?: string, params?: Record<string, string | number>): void;
}

/** The protocol asks for a sign of life every 30 s. */
const heartbeatMs = 10_000;

/** Opens the channel; from now on it shows that the process lives. */
export function openChannel(): Channel {
  const send: Channel["send"] = (type, fields = {}) => writeLine({ type, ...fields });
  setInterval(() => send("heartbeat"), heartbeatMs);
  return {
    send,
    phase: (name) => send("phase", { name }),
    info: (message) => send("log", { level: "info", message }),
    warning: (message, code, params = {}) =>
      send("log", { level: "warning", message, ...code !== undefined && { code, params } }),
  };
}

const encoder = new TextEncoder();

function writeLine(event: object): void {
  const bytes = encoder.encode(JSON.stringify(event) + "\n");
  try {
    for (let written = 0; written < bytes.length;) {
      written += Deno.stdout.writeSync(bytes.subarray(written));
    }
  } catch {
    Deno.exit(1);
  }
}
