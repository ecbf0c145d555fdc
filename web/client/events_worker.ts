import type { ToHub } from "./event_messages.ts";
import { browserHub } from "./event_hub.ts";

/** The pages that listen, of the SharedWorker that holds the browser's only event connection. */
const ports = new Set<MessagePort>();

const hub = browserHub((message) => {
  for (const port of ports) port.postMessage(message);
});

addEventListener("connect", (event) => {
  const [port] = (event as MessageEvent).ports;
  if (!port) return;
  const members = new Set<string>();
  port.onmessage = ({ data }: MessageEvent<ToHub>) => {
    if (data.kind === "join") members.add(data.member);
    else members.delete(data.member);
    // A page that is closed leaves; nothing says that it will not come back.
    if (members.size > 0) ports.add(port);
    else ports.delete(port);
    hub(data);
  };
});
