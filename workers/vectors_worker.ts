import { AppError } from "@/core/contract/mod.ts";
import type { VectorRequest, Vectors } from "@/core/retrieval/mod.ts";
import type { Log, Runtime } from "@/core/system/mod.ts";
import {
  type FromVectorsWorker,
  fromVectorsWorkerSchema,
  type ToVectorsWorker,
  vectorAnswerSchemas,
} from "./messages.ts";

/** The worker that holds the vectors of open projects, so that a scan keeps no page waiting. */
export interface VectorsWorker extends Vectors {
  /** Ends the worker; what it was asked fails, and what is not saved is only in the database. */
  close(): void;
}

/** A change's numbers go to the worker without a copy. */
function givenAway(asked: VectorRequest): Transferable[] {
  return asked.do === "set" ? [asked.batch.vectors.buffer] : [];
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
      worker.postMessage({ id, asked } satisfies ToVectorsWorker, givenAway(asked));
      return vectorAnswerSchemas[asked.do].parse(await question.promise) as never;
    },
    renew() {
      if (open.size === 0) end("renewed");
    },
    close: () => end("closed"),
  };
}
