/// <reference lib="deno.worker" />
import { createSplitForView, loadTokenCounter } from "@/core/documents/mod.ts";
import { type FromSplitWorker, toSplitWorkerSchema } from "./messages.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
const split = createSplitForView(loadTokenCounter);

scope.onmessage = async ({ data }) => {
  const { id, request } = toSplitWorkerSchema.parse(data);
  const answer: FromSplitWorker = await split(request).then(
    (figures) => ({ id, figures }),
    (error) => ({ id, error: String(error) }),
  );
  scope.postMessage(answer);
};
