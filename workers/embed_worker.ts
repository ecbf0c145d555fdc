import type { EmbedWorker } from "@/core/retrieval/mod.ts";
import type { Log, Runtime } from "@/core/system/mod.ts";
import { fromEmbedWorkerSchema, type ToEmbedWorker } from "./messages.ts";

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
