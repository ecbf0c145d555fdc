import type { FromHub, StreamState, ToHub } from "./event_messages.ts";

/** The part of a browser's EventSource that the hub uses. */
export interface Source {
  readonly readyState: number;
  onopen: (() => void) | null;
  onmessage: ((message: { lastEventId: string; data: string }) => void) | null;
  onerror: (() => void) | null;
  close(): void;
}

/** What a hub is built from. */
export interface HubDeps {
  open(url: string): Source;
  /** Tells every page. */
  emit(message: FromHub): void;
  /** Runs `action` a little later. */
  later(action: () => void): void;
}

/** EventSource.CLOSED: the browser has given up, as it does after any status but 200. */
const closed = 2;

/** Holds one connection per address for all pages that want its events. */
export function createEventHub(deps: HubDeps): (message: ToHub) => void {
  const feeds = new Map<string, Feed>();
  return (message) => {
    const feed = feeds.get(message.url) ?? new Feed(message.url, deps);
    feeds.set(message.url, feed);
    if (message.kind === "join") feed.join(message.member, message.after);
    else feed.leave(message.member);
  };
}

/** One address. Pages filter by their own cursor, so the same event may be told twice. */
class Feed {
  readonly #url: string;
  readonly #deps: HubDeps;
  readonly #members = new Set<string>();
  #source: Source | null = null;
  #position = 0;

  constructor(url: string, deps: HubDeps) {
    this.#url = url;
    this.#deps = deps;
  }

  /** A page that is behind makes the connection go back to where that page stands. */
  join(member: string, after: number): void {
    this.#members.add(member);
    if (!this.#source || after < this.#position) this.#open(after);
    this.#deps.emit({ kind: "joined", url: this.#url, member });
  }

  leave(member: string): void {
    this.#members.delete(member);
    if (this.#members.size > 0) return;
    this.#source?.close();
    this.#source = null;
  }

  #open(after: number): void {
    this.#source?.close();
    this.#position = after;
    const mark = this.#url.includes("?") ? "&" : "?";
    const source = this.#deps.open(`${this.#url}${mark}after=${after}`);
    this.#source = source;
    source.onopen = () => this.#tell("open");
    source.onmessage = ({ lastEventId, data }) => {
      this.#position = Number(lastEventId);
      this.#deps.emit({
        kind: "event",
        url: this.#url,
        id: this.#position,
        data: JSON.parse(data),
      });
    };
    source.onerror = () => this.#lost(source);
  }

  /** The browser comes back by itself, with the last id, unless it has given up. */
  #lost(source: Source): void {
    if (this.#source !== source) return;
    this.#tell("lost");
    if (source.readyState !== closed) return;
    this.#deps.later(() => {
      if (this.#source === source) this.#open(this.#position);
    });
  }

  #tell(state: StreamState): void {
    this.#deps.emit({ kind: "state", url: this.#url, state });
  }
}

/** The hub's dependencies in a browser. */
export function browserHub(emit: HubDeps["emit"]): (message: ToHub) => void {
  return createEventHub({
    open: (url) => new EventSource(url) as Source,
    emit,
    later: (action) => void setTimeout(action, 2000),
  });
}
