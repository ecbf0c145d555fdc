import type { DocumentId, Job, JobId } from "@/core/contract/mod.ts";
import { createPasswords, type Passwords } from "@/core/documents/mod.ts";
import type { JobControl, JobQueue } from "@/core/jobs/mod.ts";
import type { FromWorker } from "./messages.ts";

/** How work in a worker reaches the scheduler, which lives in the server. */
export interface WorkerControl {
  /** The queue with the scheduler's part added. */
  over(queue: JobQueue): JobControl;
  /** The server says that there are new events. */
  news(): void;
  /** Documents' passwords, which the server holds. */
  passwords: Passwords;
  /** The server answers with a document's password, where it has one. */
  hear(documentId: DocumentId, password: string | undefined): void;
}

/** Builds the worker's end; `tell` reaches the server. */
export function createWorkerControl(tell: (message: FromWorker) => void): WorkerControl {
  const listeners = new Set<() => void>();
  const asked = new Map<DocumentId, (password: string | undefined) => void>();
  let isListening = false;
  return {
    passwords: {
      ...createPasswords(),
      take: (documentId) =>
        new Promise((resolve) => {
          asked.set(documentId, resolve);
          tell({ type: "password", documentId });
        }),
    },
    hear(documentId, password) {
      asked.get(documentId)?.(password);
      asked.delete(documentId);
    },
    news: () => listeners.forEach((listener) => listener()),
    over: (queue) => ({
      ...queue,
      pause: (id) => stop(queue, id, "pause"),
      cancel: (id) => stop(queue, id, "cancel"),
      onEvents(listener) {
        if (!isListening) tell({ type: "listen" });
        isListening = true;
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
  };

  /** Answers the job as it is; that it stops shows in its events. */
  function stop(queue: JobQueue, jobId: JobId, reason: "pause" | "cancel"): Promise<Job> {
    tell({ type: "stop", jobId, reason });
    return queue.get(jobId);
  }
}
