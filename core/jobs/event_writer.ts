import type { Kysely } from "kysely";
import type { Progress } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { appendEvents, type NewEvent } from "./event_log.ts";

/** Writes of one attempt go out together, at most this often: four a second. */
const flushAfterMs = 250;

/** Gathers a running job's events and writes them in batches. */
export interface EventWriter {
  add(event: NewEvent): void;
  setProgress(progress: Progress, at: string): void;
  /** Writes what is gathered; afterwards it is in the database. */
  flush(): Promise<void>;
}

/** What the writer needs: the attempt that it writes for, and whom to wake. */
export interface EventWriterDeps {
  db: Kysely<Database>;
  jobId: string;
  attempt: number;
  leaseToken: string;
  /** Called after each batch is in the database. */
  onWritten(): void;
  /** Called once when a batch could not be written. */
  onFailed(error: unknown): void;
}

/** A writer that keeps the order of events and never runs two batches at once. */
export function createEventWriter(deps: EventWriterDeps): EventWriter {
  let events: NewEvent[] = [];
  let progress: Progress | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(writeGathered);
    return writing;
  }

  async function writeGathered(): Promise<void> {
    const batch = events;
    const newest = progress;
    if (batch.length === 0) return;
    events = [];
    progress = null;
    await writeBatch(deps, batch, newest);
    deps.onWritten();
  }

  function flushSoon(): void {
    timer ??= setTimeout(() => flush().catch(deps.onFailed), flushAfterMs);
  }

  return {
    add(event) {
      events.push(event);
      flushSoon();
    },
    setProgress(next, at) {
      const isReplaced = events.at(-1)?.type === "progress";
      if (isReplaced) events.pop();
      progress = next;
      events.push({ at, type: "progress", data: { ...next } });
      flushSoon();
    },
    flush,
  };
}

async function writeBatch(
  { db, jobId, attempt, leaseToken }: EventWriterDeps,
  batch: NewEvent[],
  progress: Progress | null,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await appendEvents(trx, { jobId, attempt }, batch);
    if (!progress) return;
    await trx.updateTable("jobs").set({ progress: JSON.stringify(progress) })
      .where("id", "=", jobId).where("lease_token", "=", leaseToken).execute();
  });
}
