import { browserHub } from "./event_hub.ts";
import type { FromHub, ToHub } from "./event_messages.ts";

/** A page's line to the hub, wherever that lives. */
export type Line = (message: ToHub) => void;

/** What a line hands on. */
export interface LineOptions {
  hear(message: FromHub): void;
  /** Called when a new hub took over: whoever listens must join it. */
  rejoin(): void;
}

/** Names the tabs' common channel and the lock of the one that holds the connection. */
const channelName = "web-events";

/** The best line that this browser offers: SharedWorker, else one tab for all, else each its own. */
export function openLine(options: LineOptions): Line {
  if ("SharedWorker" in globalThis) return workerLine(options);
  if ("BroadcastChannel" in globalThis && navigator.locks) return leaderLine(options);
  return browserHub(options.hear);
}

function workerLine({ hear, rejoin }: LineOptions): Line {
  const worker = new SharedWorker(new URL("./events_worker.ts", import.meta.url), {
    type: "module",
    name: channelName,
  });
  let line: Line = (message) => worker.port.postMessage(message);
  worker.port.onmessage = ({ data }) => hear(data);
  worker.onerror = () => {
    line = browserHub(hear);
    rejoin();
  };
  return (message) => line(message);
}

/** The tab that gets the lock holds the connection; when it closes, the next one gets the lock. */
function leaderLine({ hear, rejoin }: LineOptions): Line {
  const channel = new BroadcastChannel(channelName);
  let hub: Line | null = null;
  channel.onmessage = ({ data }: MessageEvent<ToHub | FromHub | { kind: "roll-call" }>) => {
    if (data.kind === "roll-call") rejoin();
    else if (data.kind === "join" || data.kind === "leave") hub?.(data);
    else hear(data);
  };
  void navigator.locks.request(channelName, () => {
    hub = browserHub((message) => {
      hear(message);
      channel.postMessage(message);
    });
    channel.postMessage({ kind: "roll-call" });
    rejoin();
    return new Promise<never>(() => {});
  });
  return (message) => hub ? hub(message) : channel.postMessage(message);
}
