/// <reference lib="deno.worker" />
import { type E5Kernel, loadE5 } from "@/core/retrieval/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { type FromEmbedWorker, type ToEmbedWorker, toEmbedWorkerSchema } from "./messages.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
let kernel: Promise<E5Kernel> = Promise.reject(new Error("there are no weights yet"));
kernel.catch(() => {});

function tell(message: FromEmbedWorker): void {
  scope.postMessage(message, "vectors" in message ? [message.vectors.buffer] : []);
}

async function embed({ id, texts, kind }: ToEmbedWorker & { type: "embed" }): Promise<void> {
  try {
    tell({ id, vectors: (await kernel).embed(texts, kind) });
  } catch (error) {
    tell({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

scope.onmessage = ({ data }: MessageEvent<unknown>) => {
  const message = toEmbedWorkerSchema.parse(data);
  if (message.type === "embed") return void embed(message);
  const { readAsset } = createRuntime();
  kernel = loadE5({ readAsset, weights: message.weights });
  kernel.catch(() => {});
};
