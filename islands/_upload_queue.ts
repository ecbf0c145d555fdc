/** What becomes of a file that was sent. */
export interface Sent {
  outcome: "added" | "exists" | "failed";
  /** Words for people: why it was refused, or as what it is there already. */
  message: string;
  hint: string;
}

/** A file in the queue. */
export interface UploadItem {
  key: number;
  name: string;
  state: "waiting" | "sending" | "storing" | Sent["outcome"];
  /** How much of it is sent, from 0 to 1. */
  share: number;
  message: string;
  hint: string;
}

/** Files that are uploaded one after the other, each with its own outcome. */
export interface UploadQueue {
  /** Puts files at the end; a queue that was through begins anew. */
  add(files: readonly File[]): void;
  /** Takes a file out, also while it is being sent. */
  cancel(key: number): void;
  /** Forgets the files that are through. */
  clear(): void;
}

/** What a queue is made of. */
export interface UploadQueueDeps {
  /** Sends one file; a refusal is an outcome, and nothing is thrown but the signal's reason. */
  send(file: File, options: SendOptions): Promise<Sent>;
  onChange(items: readonly UploadItem[]): void;
  /** How many files are sent at the same time. */
  atOnce?: number;
}

export interface SendOptions {
  signal: AbortSignal;
  /** Called with the share that is sent, from 0 to 1. */
  onShare(share: number): void;
}

interface Entry {
  item: UploadItem;
  file: File;
  stop: AbortController;
}

const usualAtOnce = 2;

/** Whether the queue has done with a file. */
export function isThrough({ state }: UploadItem): boolean {
  return state === "added" || state === "exists" || state === "failed";
}

/** Opens an empty queue. */
export function createUploadQueue(
  { send, onChange, atOnce = usualAtOnce }: UploadQueueDeps,
): UploadQueue {
  let entries: Entry[] = [];
  let nextKey = 0;
  let active = 0;

  function tell(): void {
    onChange(entries.map(({ item }) => item));
  }

  function change(entry: Entry, changes: Partial<UploadItem>): void {
    entry.item = { ...entry.item, ...changes };
    tell();
  }

  function goOn(): void {
    const waiting = entries.filter(({ item }) => item.state === "waiting");
    for (const entry of waiting.slice(0, atOnce - active)) work(entry);
  }

  async function work(entry: Entry): Promise<void> {
    active++;
    change(entry, { state: "sending" });
    try {
      const { outcome, message, hint } = await send(entry.file, {
        signal: entry.stop.signal,
        onShare: (share) => change(entry, { share, state: share < 1 ? "sending" : "storing" }),
      });
      change(entry, { state: outcome, share: 1, message, hint });
    } catch (error) {
      if (!entry.stop.signal.aborted) throw error;
    } finally {
      active--;
      goOn();
    }
  }

  return {
    add(files) {
      if (entries.every(({ item }) => isThrough(item))) entries = [];
      entries.push(...files.map((file): Entry => ({
        item: {
          key: nextKey++,
          name: file.name,
          state: "waiting",
          share: 0,
          message: "",
          hint: "",
        },
        file,
        stop: new AbortController(),
      })));
      tell();
      goOn();
    },
    cancel(key) {
      entries.find(({ item }) => item.key === key)?.stop.abort();
      entries = entries.filter(({ item }) => item.key !== key || isThrough(item));
      tell();
    },
    clear() {
      entries = entries.filter(({ item }) => !isThrough(item));
      tell();
    },
  };
}
