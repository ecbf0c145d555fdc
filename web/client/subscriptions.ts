import type { Line, LineOptions } from "./event_line.ts";
import type { FromHub, StreamState } from "./event_messages.ts";

/** What a part of a page wants to hear of. */
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

/** The subscriptions of one page over its one line to the hub. */
export interface Subscriptions {
  /** Follows a stream; returns how to stop. */
  subscribe(subscription: Subscription): () => void;
  /** The page is put aside. */
  leave(): void;
  /** The page is shown again, or a new hub took over. */
  rejoin(): void;
}

interface Member extends Subscription {
  name: string;
  cursor: number;
  /**
   * Whether the hub stands no further than the cursor. Until it says so, an event may be one from
   * behind a gap; it comes again after the hub has gone back.
   */
  isJoined: boolean;
}

/** Builds a page's subscriptions; the line is opened with the first. */
export function createSubscriptions(open: (options: LineOptions) => Line): Subscriptions {
  const members = new Set<Member>();
  let opened: Line | null = null;
  const line = (): Line => opened ??= open({ hear, rejoin });

  function join(member: Member): void {
    member.isJoined = false;
    line()({ kind: "join", member: member.name, url: member.url, after: member.cursor });
  }

  function leave({ name, url }: Member): void {
    line()({ kind: "leave", member: name, url });
  }

  function rejoin(): void {
    members.forEach(join);
  }

  function hear(message: FromHub): void {
    for (const member of members) if (member.url === message.url) tell(member, message);
  }

  return {
    subscribe(subscription) {
      const { after: cursor } = subscription;
      const member: Member = { ...subscription, name: newName(), cursor, isJoined: false };
      members.add(member);
      join(member);
      return () => {
        members.delete(member);
        leave(member);
      };
    },
    leave: () => members.forEach(leave),
    rejoin,
  };
}

/** The cursor drops what was already shown: the hub may have gone back for another page. */
function tell(member: Member, message: FromHub): void {
  if (message.kind === "state") member.onState?.(message.state);
  else if (message.kind === "joined") member.isJoined ||= message.member === member.name;
  else if (member.isJoined && message.id > member.cursor) {
    member.cursor = message.id;
    member.onEvent(message.data, message.id);
  }
}

/** Not `randomUUID`, which plain HTTP in a classroom's network does not have. */
function newName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
