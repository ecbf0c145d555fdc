import type { JobId, JsonObject, PersonId, Progress } from "@/core/contract/mod.ts";
import type { JobContext, StopReason } from "@/core/jobs/mod.ts";

/** A job's context that remembers what was reported. */
export interface RecordingContext extends JobContext {
  events: { type: string; data: JsonObject }[];
  progresses: Progress[];
  logs: string[];
  stop(reason: StopReason): void;
}

/** A context for tests that call a job's work without a queue. */
export function recordingContext(onEvent: (type: string) => void = () => {}): RecordingContext {
  const controller = new AbortController();
  const context: RecordingContext = {
    job: {
      id: "00000000-0000-7000-8000-00000000000a" as JobId,
      kind: "training.run",
      ownerId: "00000000-0000-7000-8000-00000000000b" as PersonId,
      attempt: 1,
      projectId: null,
    },
    signal: controller.signal,
    events: [],
    progresses: [],
    logs: [],
    emit(type, data) {
      context.events.push({ type, data });
      onEvent(type);
    },
    progress: (progress) => void context.progresses.push(progress),
    log: (message) => void context.logs.push(message),
    lastStored: () => Promise.resolve(null),
    stop: (reason) => controller.abort(reason),
  };
  return context;
}
