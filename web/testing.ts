import { createWebApp } from "./app.ts";
import type { WebApp, WebAppDeps } from "./app.ts";
import { builtAssets } from "./client_assets.ts";

/** The address that requests of `testApp` carry. */
export const testHost = "127.0.0.1:8000";

/** What a test may leave out. */
export type TestAppDeps<App, Actor> =
  & Pick<WebAppDeps<App, Actor>, "manifest" | "app">
  & Partial<WebAppDeps<App, Actor>>;

/** An app without a socket. */
export interface TestApp {
  app: WebApp;
  /** Sends a request as a program on this machine would: with Host, and Origin when it writes. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Sends JSON. */
  send(method: string, path: string, body: unknown): Promise<Response>;
  /** What was logged. */
  logged: { message: string; fields: Readonly<Record<string, unknown>> }[];
}

/** The app, called with requests instead of over a socket; nobody is signed in by default. */
export function testApp<App, Actor>(deps: TestAppDeps<App, Actor>): TestApp {
  const logged: TestApp["logged"] = [];
  let requests = 0;
  const app = createWebApp<App, Actor>({
    identify: () => null,
    authorize: () => Promise.resolve(),
    hosts: () => [testHost],
    log: { error: (message, fields) => void logged.push({ message, fields }) },
    clientAssets: builtAssets({
      inputsHash: "",
      inputs: [],
      entry: "/_app/entry.js",
      styles: [],
      islands: {},
    }),
    staticFiles: () => Promise.resolve(null),
    newRequestId: () => `request-${++requests}`,
    ...deps,
  });
  const ask = (path: string, init: RequestInit = {}) => app(testRequest(path, init));
  return {
    app,
    ask,
    logged,
    send: (method, path, body) =>
      ask(path, {
        method,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
  };
}

/** A request to `testHost`; what `init` says itself wins. */
export function testRequest(path: string, init: RequestInit = {}): Request {
  const headers = new Headers({ host: testHost, origin: `http://${testHost}` });
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  return new Request(`http://${testHost}${path}`, { redirect: "manual", ...init, headers });
}
