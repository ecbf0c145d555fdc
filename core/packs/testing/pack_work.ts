import type { Progress } from "@/core/contract/mod.ts";
import type { PackWork } from "../pack_definition.ts";

/** An installation's context that remembers what was reported. */
export interface RecordingWork extends PackWork {
  progresses: Progress[];
  logs: string[];
  abort(reason: string): void;
}

/** A context for tests. */
export function recordingWork(wheelFolder: string | null = null): RecordingWork {
  const controller = new AbortController();
  const work: RecordingWork = {
    signal: controller.signal,
    wheelFolder,
    progresses: [],
    logs: [],
    progress: (progress) => void work.progresses.push(progress),
    log: (message) => void work.logs.push(message),
    abort: (reason) => controller.abort(reason),
  };
  return work;
}
