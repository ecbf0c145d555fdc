import { browserHub } from "./event_hub.ts";

/** The SharedWorker that holds the browser's only event connection for all its tabs. */
const ports = new Set<MessagePort>();

const hub = browserHub((message) => {
  for (const port of ports) port.postMessage(message);
});

addEventListener("connect", (event) => {
  const [port] = (event as MessageEvent).ports;
  if (!port) return;
  ports.add(port);
  port.onmessage = ({ data }) => hub(data);
});
