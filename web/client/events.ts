import { openLine } from "./event_line.ts";
import type { Line } from "./event_line.ts";
import type { FromHub, StreamState } from "./event_messages.ts";

export interface Subscription {
  /** The address of an event stream of this server. */
  url: string;
  /** The cursor up to which the page already shows everything. */
  after: number;
  /** Called once for every later event, in order, also across reloads of the server. */
  onEvent(data: unknown, cursor: number): void;
  /** Called when the connection is lost and when it is back. */
  onState?(state: StreamState): void;
}

/** Follows an event stream over the browser's one connection; returns how to stop. */
export function subscribe(subscription: Subscription): () => void {
  const member: Member = { ...subscription, name: newName(), cursor: subscription.after };
  members.add(member);
  join(member);
  return () => {
    members.delete(member);
    leave(member);
  };
}

interface Member extends Subscription {
  name: string;
  cursor: number;
}

const members = new Set<Member>();
let openedLine: Line | null = null;

function line(): Line {
  return openedLine ??= openPageLine();
}

/** A page that is put aside leaves and, when it is shown again, goes on at its own cursor. */
function openPageLine(): Line {
  addEventListener("pagehide", () => members.forEach(leave));
  addEventListener("pageshow", (event) => {
    if ((event as PageTransitionEvent).persisted) rejoin();
  });
  return openLine({ hear, rejoin });
}

function rejoin(): void {
  members.forEach(join);
}

function join({ name, url, cursor }: Member): void {
  line()({ kind: "join", member: name, url, after: cursor });
}

function leave({ name, url }: Member): void {
  line()({ kind: "leave", member: name, url });
}

/** The cursor drops what was already shown: the hub may have gone back for another page. */
function hear(message: FromHub): void {
  for (const member of members) {
    if (member.url !== message.url) continue;
    if (message.kind === "state") member.onState?.(message.state);
    else if (message.id > member.cursor) {
      member.cursor = message.id;
      member.onEvent(message.data, message.id);
    }
  }
}

/** Not `randomUUID`, which plain HTTP in a classroom's network does not have. */
function newName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
