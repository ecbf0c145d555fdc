import type { SplitFigures, SplitForView } from "@/core/documents/mod.ts";
import type { Log, Runtime } from "@/core/system/mod.ts";
import { fromSplitWorkerSchema, type ToSplitWorker } from "./messages.ts";

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
