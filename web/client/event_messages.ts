/** From a page to whoever holds the connection. */
export type ToHub =
  | { kind: "join"; member: string; url: string; after: number }
  | { kind: "leave"; member: string; url: string };

/** Whether events arrive at the moment. */
export type StreamState = "open" | "lost";

/** To the pages. Every page hears everything and picks by `url` and cursor. */
export type FromHub =
  | { kind: "event"; url: string; id: number; data: unknown }
  | { kind: "state"; url: string; state: StreamState }
  /** From here on the page misses nothing: the connection stands no further than its cursor. */
  | { kind: "joined"; url: string; member: string };
