import { Hono } from "hono";
import { AppError } from "@/core/contract/mod.ts";
import { lingerOver } from "./body.ts";
import type { ClientAssets } from "./client_assets.ts";
import { errorJson, errorText, reportError } from "./errors.ts";
import type { WebLog } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { checkGate, hasBearer } from "./gate.ts";
import type { HostList } from "./gate.ts";
import { secured } from "./headers.ts";
import { chosenLang, langCookieHeader, requestLang } from "./language.ts";
import type { Manifest } from "./manifest.ts";
import { createPages } from "./pages.tsx";
import { createResponder, through } from "./responder.ts";
import type { Authorize } from "./responder.ts";
import { readRoutes, surroundingsOf } from "./routes.ts";
import type { StaticFiles } from "./static_files.ts";

/** What a web app is made of. */
export interface WebAppDeps<App, Actor> {
  manifest: Manifest<App, Actor>;
  /** What handlers find in `ctx.app`. */
  app: App;
  /** Finds out who asks. Of a bearer request it sees no cookies: the token alone must do. */
  identify(request: Request): Promise<Actor | null> | Actor | null;
  /** Throws an `AppError` if the actor lacks the right on what the path's params name. */
  authorize: Authorize<Actor>;
  /** The addresses of this server; a function, since the port is known only after listening. */
  hosts(): HostList;
  log: WebLog;
  clientAssets: ClientAssets;
  staticFiles: StaticFiles;
  newRequestId(): string;
}

/** A whole web app as one function. */
export type WebApp = (request: Request) => Promise<Response>;

/**
 * Assembles the app. A request passes, in this order: gate, static files, identity, route,
 * middleware, right, input checks, handler.
 *
 * @throws {TypeError} naming every route or island file that cannot be served.
 */
export function createWebApp<App, Actor>(deps: WebAppDeps<App, Actor>): WebApp {
  const router = createRouter(deps);
  return async (request) => {
    const requestId = deps.newRequestId();
    const lang = requestLang(request);
    const report = (error: unknown) => reportError(error, { request, requestId, lang }, deps.log);
    const response = await answer(request).catch((error) => bareError(request, report(error)));
    if (response.status >= 400) await lingerOver(request);
    return withChosenLang(secured(response, requestId), request);

    async function answer(request: Request): Promise<Response> {
      checkGate(request, deps.hosts());
      const file = isReading(request) ? await deps.staticFiles(request) : null;
      if (file) return file;
      const actor = await deps.identify(credentialsOf(request));
      const url = new URL(request.url);
      const known = { request, url, params: {}, lang, actor, app: deps.app, state: {} };
      const exchange: Exchange<App, Actor> = { ...known, requestId, report };
      return await router.fetch(request, exchange);
    }
  };
}

/** Hono finds the route; everything else is ours, so that it can be Fresh's one day. */
function createRouter<App, Actor>({ manifest, clientAssets, authorize }: WebAppDeps<App, Actor>) {
  const pages = createPages({ manifest, clientAssets });
  const respond = createResponder(pages, authorize);
  const router = new Hono<{ Bindings: Exchange<App, Actor> }>();
  for (const route of readRoutes(manifest)) {
    router.all(route.pattern, ({ env, req }) => respond(route, { ...env, params: req.param() }));
  }
  const top = surroundingsOf(manifest, "");
  router.notFound(({ env }) => {
    const error = env.report(new AppError("not_found"));
    if (!wantsHtml(env.request)) return errorJson(error);
    return through(top.middlewares, env, () => Promise.resolve(pages.showError(top, env, error)));
  });
  return router;
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/**
 * What `identify` may look at. The gate lets bearer requests skip the cross-site check, so a
 * cookie that comes along with one must count for nothing.
 */
function credentialsOf(request: Request): Request {
  if (!hasBearer(request)) return request;
  const headers = new Headers(request.headers);
  headers.delete("cookie");
  return new Request(request.url, { headers });
}

/** An error before any page could be rendered, such as the gate's refusal. */
function bareError(request: Request, error: ReturnType<typeof reportError>): Response {
  return wantsHtml(request) ? errorText(error) : errorJson(error);
}

function wantsHtml(request: Request): boolean {
  return request.headers.get("accept")?.includes("text/html") ?? false;
}

function withChosenLang(response: Response, request: Request): Response {
  const lang = chosenLang(request);
  if (lang) response.headers.append("set-cookie", langCookieHeader(lang));
  return response;
}
