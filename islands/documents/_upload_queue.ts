/** A file that a person gives, with the name under which it is to be kept. */
export interface GivenFile {
  file: File;
  /** Its own name, or its path below the folder that was given. */
  name: string;
}

/** What a person can do about a refused file. */
export type Remedy = "retry" | "limit";

/** What becomes of a file that was sent. */
export interface Sent {
  outcome: "added" | "exists" | "failed";
  /** Words for people: why it was refused, or as what it is there already. */
  message: string;
  hint: string;
  /** What may help: sending it once more, or a higher limit in the settings. */
  remedy?: Remedy;
  /** The files of an archive, each with what became of it: they take the archive's place. */
  files?: readonly (Sent & { name: string })[];
}

/** A file in the queue. */
export interface UploadItem {
  key: number;
  name: string;
  bytes: number;
  state: "waiting" | "sending" | "storing" | Sent["outcome"];
  /** How much of it is sent, from 0 to 1. */
  share: number;
  /** Null until enough of it is sent to tell. */
  bytesPerSecond: number | null;
  message: string;
  hint: string;
  remedy: Remedy | null;
}

/** Files that are uploaded one after the other, each with its own outcome. */
export interface UploadQueue {
  /** Puts files at the end; a queue that was through begins anew. */
  add(files: readonly GivenFile[]): void;
  /** Takes a file out, also while it is being sent. */
  cancel(key: number): void;
  /** Sends a file once more that was refused. */
  retry(key: number): void;
  /** Forgets the files that are through. */
  clear(): void;
}

/** What a queue is made of. */
export interface UploadQueueDeps {
  /** Sends one file; a refusal is an outcome, and nothing is thrown but the signal's reason. */
  send(given: GivenFile, options: SendOptions): Promise<Sent>;
  onChange(items: readonly UploadItem[]): void;
  /** How many files are sent at the same time. */
  atOnce?: number;
  /** Milliseconds that only grow. */
  now?(): number;
}

export interface SendOptions {
  signal: AbortSignal;
  /** Called with the share that is sent, from 0 to 1. */
  onShare(share: number): void;
}

interface Entry {
  item: UploadItem;
  given: GivenFile;
  stop: AbortController;
}

const usualAtOnce = 2;
/** A rate over less time than this is a guess. */
const shortestMeasureMs = 500;

/** Whether the queue has done with a file. */
export function isThrough({ state }: UploadItem): boolean {
  return state === "added" || state === "exists" || state === "failed";
}

/** Opens an empty queue. */
export function createUploadQueue(
  { send, onChange, atOnce = usualAtOnce, now = () => performance.now() }: UploadQueueDeps,
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
      const sent = await send(entry.given, { signal: entry.stop.signal, onShare: measured(entry) });
      change(entry, through(sent));
      const files = sent.files?.map((file) => unfolded(entry, { key: nextKey++, file }));
      if (files) entries = entries.flatMap((one) => one === entry ? files : [one]);
    } catch (error) {
      if (!entry.stop.signal.aborted) throw error;
    } finally {
      active--;
      tell();
      goOn();
    }
  }

  /** Keeps share, rate and state of a file that is on its way. */
  function measured(entry: Entry): (share: number) => void {
    const startedAt = now();
    return (share) => {
      const ms = now() - startedAt;
      const rate = ms < shortestMeasureMs ? null : share * entry.item.bytes / ms * 1000;
      const state = share < 1 ? "sending" : "storing";
      change(entry, { share, state, bytesPerSecond: rate });
    };
  }

  return {
    add(files) {
      if (entries.every(({ item }) => isThrough(item))) entries = [];
      entries.push(...files.map((given): Entry => ({
        item: newItem(nextKey++, given),
        given,
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
    retry(key) {
      const entry = entries.find(({ item }) => item.key === key);
      if (entry?.item.state !== "failed") return;
      entry.item = newItem(key, entry.given);
      tell();
      goOn();
    },
    clear() {
      entries = entries.filter(({ item }) => !isThrough(item));
      tell();
    },
  };
}

function through({ outcome, message, hint, remedy }: Sent): Partial<UploadItem> {
  return { state: outcome, share: 1, message, hint, remedy: remedy ?? null };
}

/** A file that was in an archive; it cannot be sent again by itself. */
function unfolded(
  archive: Entry,
  { key, file }: { key: number; file: Sent & { name: string } },
): Entry {
  const item = newItem(key, { ...archive.given, name: file.name });
  return { ...archive, item: { ...item, ...through(file), remedy: null } };
}

function newItem(key: number, { name, file }: GivenFile): UploadItem {
  return {
    key,
    name,
    bytes: file.size,
    state: "waiting",
    share: 0,
    bytesPerSecond: null,
    message: "",
    hint: "",
    remedy: null,
  };
}
