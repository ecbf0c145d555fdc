import type { JobId } from "@/core/contract/mod.ts";
import type { Passwords } from "@/core/documents/mod.ts";
import type { JobControl, Launch, LaunchedJob, LaunchRequest } from "@/core/jobs/mod.ts";
import type { Log, Runtime } from "@/core/system/mod.ts";
import { type FromWorker, fromWorkerSchema, type ToWorker } from "./messages.ts";

/** What launching jobs in Deno workers needs. */
export interface WorkerLauncherDeps {
  runtime: Runtime;
  dataFolder: string;
  log: Log;
  /** Receives the finished lines of the workers' logs. */
  logLine(line: string): void;
  /** Of documents, for the job that reads them. */
  passwords: Pick<Passwords, "take">;
  /** The queue that workers may ask for something. */
  jobs(): Pick<JobControl, "pause" | "cancel" | "onEvents"> & { wake(): void };
}

/** A launcher that gives every job a Deno worker of its own. */
export function createWorkerLauncher(deps: WorkerLauncherDeps): Launch {
  return (request) => launchInWorker(deps, request);
}

function launchInWorker(
  { runtime, dataFolder, log, logLine, jobs, passwords }: WorkerLauncherDeps,
  { jobId, leaseToken, onEvents }: LaunchRequest,
): LaunchedJob {
  const worker = new Worker(runtime.workerUrl("job"), { type: "module", name: `job ${jobId}` });
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const tell = (message: ToWorker) => worker.postMessage(message);
  let stopListening = () => {};

  function end(): void {
    stopListening();
    worker.terminate();
    resolve();
  }

  function hear(message: FromWorker): void {
    switch (message.type) {
      case "events":
        return onEvents();
      case "queued":
        return jobs().wake();
      case "stop":
        jobs()[message.reason](message.jobId as JobId).catch((error) =>
          log.write("warning", "A job could not be stopped for another", { jobId, error })
        );
        return;
      case "listen":
        stopListening = jobs().onEvents(() => tell({ type: "news" }));
        return;
      case "password":
        return void passwords.take(message.documentId).then((password) =>
          tell({ type: "password", documentId: message.documentId, password })
        );
      case "log":
        return logLine(message.line);
      case "ended":
        return end();
    }
  }

  worker.onmessage = ({ data }: MessageEvent<unknown>) => hear(fromWorkerSchema.parse(data));
  worker.onerror = (event) => {
    // Unprevented, an error in a worker ends the whole server.
    event.preventDefault();
    log.write("error", "A worker failed", { jobId, error: event.message });
    end();
  };
  tell({ type: "start", dataFolder, jobId, leaseToken });
  return { stop: (reason) => tell({ type: "stop", reason }), kill: end, ended };
}
