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

/** The addresses under which a loopback server on this port may be asked. */
export function loopbackHosts(port: number): string[] {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  const hosts = names.map((name) => `${name}:${port}`);
  return port === 80 ? [...hosts, ...names] : hosts;
}
