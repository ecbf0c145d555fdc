import type { Launch, LaunchedJob, LaunchRequest } from "@/core/jobs/mod.ts";
import type { Log, Runtime } from "@/core/system/mod.ts";
import { type FromWorker, fromWorkerSchema, type ToWorker } from "./messages.ts";

/** What launching jobs in Deno workers needs. */
export interface WorkerLauncherDeps {
  runtime: Runtime;
  dataFolder: string;
  log: Log;
  /** Receives the finished lines of the workers' logs. */
  logLine(line: string): void;
  /** A worker put a job into the queue. */
  onEnqueued(): void;
}

/** A launcher that gives every job a Deno worker of its own. */
export function createWorkerLauncher(deps: WorkerLauncherDeps): Launch {
  return (request) => launchInWorker(deps, request);
}

function launchInWorker(
  { runtime, dataFolder, log, logLine, onEnqueued }: WorkerLauncherDeps,
  { jobId, leaseToken, onEvents }: LaunchRequest,
): LaunchedJob {
  const worker = new Worker(runtime.workerUrl("job"), { type: "module", name: `job ${jobId}` });
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const end = () => {
    worker.terminate();
    resolve();
  };
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message: FromWorker = fromWorkerSchema.parse(data);
    if (message.type === "events") onEvents();
    else if (message.type === "enqueued") onEnqueued();
    else if (message.type === "log") logLine(message.line);
    else end();
  };
  worker.onerror = (event) => {
    // Unprevented, an error in a worker ends the whole server.
    event.preventDefault();
    log.write("error", "A worker failed", { jobId, error: event.message });
    end();
  };
  const tell = (message: ToWorker) => worker.postMessage(message);
  tell({ type: "start", dataFolder, jobId, leaseToken });
  return { stop: (reason) => tell({ type: "stop", reason }), kill: end, ended };
}
