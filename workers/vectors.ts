/// <reference lib="deno.worker" />
import { toErrorData } from "@/core/contract/mod.ts";
import { loadKernels, VectorIndex, VectorRequests } from "@/core/retrieval/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { type FromVectorsWorker, toVectorsWorkerSchema } from "./messages.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
const requests = loadKernels(createRuntime()).then((kernels) =>
  new VectorRequests(new VectorIndex(kernels), (error) => tell({ failed: String(error) }))
);

function tell(message: FromVectorsWorker): void {
  scope.postMessage(message);
}

scope.onmessage = async ({ data }) => {
  const { id, asked } = toVectorsWorkerSchema.parse(data);
  try {
    tell({ id, answer: await (await requests).ask(asked) });
  } catch (error) {
    tell({ id, error: toErrorData(error), said: String(error) });
  }
};
