import type { Lang } from "@/core/contract/mod.ts";
import type { PublicError } from "./errors.ts";

/**
 * One request on its way through middleware, rights and handler.
 *
 * `App` is what the product hands to its handlers (its services), `Actor` who is asking.
 */
export interface Exchange<App, Actor> {
  readonly request: Request;
  readonly url: URL;
  /** The variable parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly lang: Lang;
  /** Who asks; null when nobody is signed in. */
  readonly actor: Actor | null;
  readonly app: App;
  /** What middleware leaves for the page and for what surrounds it; empty at first (as in Fresh). */
  readonly state: Record<string, unknown>;
  /** Names this request in the log and in error answers. */
  readonly requestId: string;
  /** Logs what went wrong and returns what a person may see of it. */
  readonly report: (error: unknown) => PublicError;
}

/** Runs the rest of the chain: inner middleware, then the handler. */
export type Next = () => Promise<Response>;

/** A `_middleware.ts`: may answer itself, or change what `next()` answered. */
export type Middleware<App, Actor> = (
  ctx: Exchange<App, Actor>,
  next: Next,
) => Promise<Response> | Response;
