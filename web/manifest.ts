import type { Method } from "./define.ts";

/** The HTTP methods that a `handler` may answer; HEAD is answered from GET. */
export const httpMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

export type HttpMethod = typeof httpMethods[number];

/** A component or a middleware: whatever a file may export as its default. */
export type DefaultExport = (...args: never[]) => unknown;

/** The methods that a route answers. */
export type Handler<App, Actor> = Readonly<Partial<Record<HttpMethod, Method<App, Actor>>>>;

/** The exports of a file below `routes/`. */
export interface RouteModule<App, Actor> {
  handler?: Handler<App, Actor>;
  default?: DefaultExport;
}

/** The exports of a file below `islands/` or in an `(_islands)` folder. */
export interface IslandModule {
  default: DefaultExport;
}

/** All route and island files by path, as `tasks/manifest.ts` writes them to `manifest.gen.ts`. */
export interface Manifest<App, Actor> {
  routes: Readonly<Record<string, RouteModule<App, Actor>>>;
  islands: Readonly<Record<string, IslandModule>>;
}
