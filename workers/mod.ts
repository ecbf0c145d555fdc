import { AppError, type JobId } from "@/core/contract/mod.ts";
import type { Passwords, SplitFigures, SplitForView } from "@/core/documents/mod.ts";
import type { JobControl, Launch, LaunchedJob, LaunchRequest } from "@/core/jobs/mod.ts";
import type { EmbedWorker } from "@/core/retrieval/mod.ts";
import type { Vectors } from "@/core/retrieval/mod.ts";
import type { Log, Runtime } from "@/core/system/mod.ts";
import {
  fromEmbedWorkerSchema,
  fromSplitWorkerSchema,
  type FromVectorsWorker,
  fromVectorsWorkerSchema,
  type FromWorker,
  fromWorkerSchema,
  type ToEmbedWorker,
  type ToSplitWorker,
  type ToVectorsWorker,
  type ToWorker,
  vectorAnswerSchemas,
} from "./messages.ts";

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

/** A worker that splits texts for looking at, so that a slider keeps nobody else waiting. */
export interface SplitWorker {
  split: SplitForView;
  /** Ends the worker; what it was asked fails. */
  close(): void;
}

/** After this time without a question the worker ends: its tables take some 100 MB. */
const splitIdleMs = 60_000;

/** Builds one; it starts with the first question. */
export function createSplitWorker({ runtime, log }: {
  runtime: Runtime;
  log: Log;
}): SplitWorker {
  let worker: Worker | null = null;
  let questions = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const open = new Map<number, PromiseWithResolvers<SplitFigures>>();

  function end(reason: string): void {
    clearTimeout(idle);
    worker?.terminate();
    worker = null;
    for (const { reject } of open.values()) reject(new Error(reason));
    open.clear();
  }

  function start(): Worker {
    const started = new Worker(runtime.workerUrl("split"), { type: "module", name: "split" });
    started.onmessage = ({ data }: MessageEvent<unknown>) => {
      const answer = fromSplitWorkerSchema.parse(data);
      const question = open.get(answer.id);
      if ("error" in answer) question?.reject(new Error(answer.error));
      else question?.resolve(answer.figures);
      open.delete(answer.id);
      if (open.size === 0) rest();
    };
    started.onerror = (event) => {
      // Unprevented, an error in a worker ends the whole server.
      event.preventDefault();
      log.write("error", "The splitting worker failed", { error: event.message });
      end(event.message);
    };
    return started;
  }

  function rest(): void {
    idle = setTimeout(() => end("idle"), splitIdleMs);
    Deno.unrefTimer(idle);
  }

  return {
    split(request) {
      clearTimeout(idle);
      worker ??= start();
      const id = questions++;
      const question = Promise.withResolvers<SplitFigures>();
      open.set(id, question);
      worker.postMessage({ id, request } satisfies ToSplitWorker);
      return question.promise;
    },
    close: () => end("closed"),
  };
}

/** Starts a worker that holds the embedding kernel and the weights at a path. */
export function startEmbedWorker(
  { runtime, log, weights }: { runtime: Runtime; log: Log; weights: string },
): EmbedWorker {
  const worker = new Worker(runtime.workerUrl("embed"), { type: "module", name: "embed" });
  const open = new Map<number, PromiseWithResolvers<Float32Array<ArrayBuffer>>>();
  let questions = 0;
  let ended: string | null = null;
  const tell = (message: ToEmbedWorker) => worker.postMessage(message);

  function end(reason: string): void {
    ended ??= reason;
    worker.terminate();
    for (const { reject } of open.values()) reject(new Error(ended));
    open.clear();
  }

  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    const answer = fromEmbedWorkerSchema.parse(data);
    const question = open.get(answer.id);
    open.delete(answer.id);
    if ("error" in answer) question?.reject(new Error(answer.error));
    else question?.resolve(answer.vectors);
  };
  worker.onerror = (event) => {
    // Unprevented, an error in a worker ends the whole server.
    event.preventDefault();
    log.write("error", "The embedding worker failed", { error: event.message });
    end(event.message);
  };
  tell({ type: "load", weights });
  return {
    ask(texts, kind) {
      if (ended !== null) return Promise.reject(new Error(ended));
      const id = questions++;
      const question = Promise.withResolvers<Float32Array<ArrayBuffer>>();
      open.set(id, question);
      tell({ type: "embed", id, texts: [...texts], kind });
      return question.promise;
    },
    end: () => end("the worker was ended"),
  };
}

/** The worker that holds the vectors of open projects, so that a scan keeps no page waiting. */
export interface VectorsWorker extends Vectors {
  /** Ends the worker; what it was asked fails, and what is not saved is only in the database. */
  close(): void;
}

/**
 * Builds one; it starts with the first question. After it has failed it starts anew with the next,
 * and every project must be opened again.
 */
export function createVectorsWorker(
  { runtime, log }: { runtime: Runtime; log: Log },
): VectorsWorker {
  let worker: Worker | null = null;
  let questions = 0;
  const open = new Map<number, PromiseWithResolvers<unknown>>();

  function end(reason: string): void {
    worker?.terminate();
    worker = null;
    for (const { reject } of open.values()) reject(new Error(reason));
    open.clear();
  }

  function hear(message: FromVectorsWorker): void {
    if ("failed" in message) {
      return log.write("error", "Vectors could not be saved", { error: message.failed });
    }
    const question = open.get(message.id);
    open.delete(message.id);
    if (!("error" in message)) return question?.resolve(message.answer);
    const { error: { code, params }, said } = message;
    const isForPeople = code !== "internal";
    question?.reject(
      isForPeople ? new AppError(code, params, { cause: said }) : new Error(said),
    );
  }

  function start(): Worker {
    const started = new Worker(runtime.workerUrl("vectors"), { type: "module", name: "vectors" });
    started.onmessage = ({ data }: MessageEvent<unknown>) =>
      hear(fromVectorsWorkerSchema.parse(data));
    started.onerror = (event) => {
      // Unprevented, an error in a worker ends the whole server.
      event.preventDefault();
      log.write("error", "The worker of the vectors failed", { error: event.message });
      end(event.message);
    };
    return started;
  }

  return {
    async ask(asked) {
      worker ??= start();
      const id = questions++;
      const question = Promise.withResolvers<unknown>();
      open.set(id, question);
      worker.postMessage({ id, asked } satisfies ToVectorsWorker);
      return vectorAnswerSchemas[asked.do].parse(await question.promise) as never;
    },
    close: () => end("closed"),
  };
}
