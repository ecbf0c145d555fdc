/// <reference lib="deno.worker" />
import { composeWorker } from "@/compose.ts";
import type { JobId } from "@/core/contract/mod.ts";
import { runJob } from "@/core/jobs/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { createWorkerControl } from "./control.ts";
import { type FromWorker, toWorkerSchema } from "./messages.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
const stop = new AbortController();
const control = createWorkerControl(tell);

function tell(message: FromWorker): void {
  scope.postMessage(message);
}

scope.onmessage = ({ data }: MessageEvent<unknown>) => {
  const message = toWorkerSchema.parse(data);
  if (message.type === "stop") stop.abort(message.reason);
  else if (message.type === "news") control.news();
  else if (message.type === "password") control.hear(message.documentId, message.password);
  else work(message.dataFolder, { jobId: message.jobId as JobId, leaseToken: message.leaseToken });
};

async function work(dataFolder: string, lease: { jobId: JobId; leaseToken: string }) {
  const services = composeWorker({
    runtime: createRuntime(),
    dataFolder,
    logLine: (line) => tell({ type: "log", line }),
    onQueued: () => tell({ type: "queued" }),
    control: control.over,
    passwords: control.passwords,
  });
  try {
    await runJob({
      ...lease,
      ...services,
      signal: stop.signal,
      onEvents: () => tell({ type: "events" }),
    });
  } catch (error) {
    services.log.write("error", "A job's end could not be written", { ...lease, error });
  } finally {
    await services.close();
    tell({ type: "ended" });
  }
}
