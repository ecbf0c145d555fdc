import type { WebApp } from "./app.ts";

/** A listening server. */
export interface Listening {
  port: number;
  /** Ends it: waits for answers under way, except event streams, which are aborted. */
  close(): Promise<void>;
}

/**
 * Listens on one address; on the loopback address unless told otherwise, since Deno's own default
 * is every interface of the machine. Port 0 takes a free one.
 */
export function listen(
  app: WebApp,
  { port, hostname = "127.0.0.1" }: { port: number; hostname?: string },
): Listening {
  const ending = new AbortController();
  const server = Deno.serve(
    { port, hostname, signal: ending.signal, onListen: () => {} },
    (request) => app(request),
  );
  return {
    port: server.addr.port,
    async close() {
      ending.abort();
      await server.finished;
    },
  };
}

/** A listening server whose app is put in its place while it listens. */
export interface Door extends Listening {
  /** From now on this app answers. */
  lead(to: WebApp): void;
}

/** Listens with something that answers until the app is there: nobody meets a closed port between. */
export function openDoor(
  first: (request: Request) => Response | Promise<Response>,
  place: { port: number; hostname?: string },
): Door {
  let answer = first;
  const listening = listen(async (request) => await answer(request), place);
  return { ...listening, lead: (app) => answer = app };
}

/** The addresses under which a loopback server on this port may be asked. */
export function loopbackHosts(port: number): string[] {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  const hosts = names.map((name) => `${name}:${port}`);
  return port === 80 ? [...hosts, ...names] : hosts;
}
