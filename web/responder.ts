import { AppError } from "@/core/contract/mod.ts";
import type { Method } from "./define.ts";
import { errorJson, isAbort } from "./errors.ts";
import type { PublicError } from "./errors.ts";
import type { Exchange, Middleware, Next } from "./exchange.ts";
import { enteredForm, parseParams } from "./input.ts";
import type { HttpMethod } from "./manifest.ts";
import type { Pages, RefusedForm } from "./pages.tsx";
import type { Route } from "./routes.ts";

/** Answers requests whose route is known. */
export type Responder<App, Actor> = (
  route: Route<App, Actor>,
  exchange: Exchange<App, Actor>,
) => Promise<Response>;

/** The right check that the product brings. */
export type Authorize<Actor> = (
  actor: Actor,
  right: string,
  params: Readonly<Record<string, string>>,
) => Promise<void>;

/** Runs middleware, rights and handler of a route, and turns what they throw into an answer. */
export function createResponder<App, Actor>(
  pages: Pages<App, Actor>,
  authorize: Authorize<Actor>,
): Responder<App, Actor> {
  const admit = createAdmission<App, Actor>(authorize);
  const answer: Responder<App, Actor> = async (route, exchange) => {
    const method = methodOf(route, exchange.request);
    const admitted = await admit(method, exchange);
    if (method.kind === "endpoint") return await method.respond(admitted);
    if (method.kind === "page") return await pages.show(route, admitted, { page: method });
    try {
      return await method.respond(admitted);
    } catch (error) {
      const page = route.handler.GET;
      if (page?.kind !== "page") throw error;
      const refused = refusedForm(error, exchange);
      return await pages.show(route, await admit(page, exchange), { page, refused });
    }
  };
  return async (route, exchange) => {
    try {
      const response = await through(route.middlewares, exchange, () => answer(route, exchange));
      return exchange.request.method === "HEAD" ? await withoutBody(response) : response;
    } catch (error) {
      return failure(route, exchange, { error, pages });
    }
  };
}

/** Who is missing comes before what is wrong: 401, then 404 for odd ids, then 403. */
function createAdmission<App, Actor>(authorize: Authorize<Actor>) {
  return async (method: Method<App, Actor>, exchange: Exchange<App, Actor>) => {
    const { access, params: schema } = method.spec;
    if (access !== "public" && exchange.actor === null) throw new AppError("sign_in_needed");
    const params = schema ? parseParams(schema, exchange.params) : exchange.params;
    if (access !== "public" && exchange.actor !== null) {
      await authorize(exchange.actor, access, params);
    }
    return { ...exchange, params };
  };
}

function methodOf<App, Actor>(route: Route<App, Actor>, { method }: Request): Method<App, Actor> {
  const name = method === "HEAD" ? "GET" : method as HttpMethod;
  const found = Object.hasOwn(route.handler, name) ? route.handler[name] : undefined;
  if (!found) throw new AppError("method_not_allowed", { method });
  return found;
}

/** Runs middleware from the outermost in, then `last`. */
export function through<App, Actor>(
  [first, ...inner]: Middleware<App, Actor>[],
  exchange: Exchange<App, Actor>,
  last: Next,
): Promise<Response> {
  if (!first) return last();
  return Promise.resolve(first(exchange, () => through(inner, exchange, last)));
}

/** Another program that a person named does not do what the form needs (502, 504). */
const ofOthers: readonly number[] = [502, 504];

/** What a person can mend is shown in the form; everything else gets the error page. */
function refusedForm<App, Actor>(error: unknown, exchange: Exchange<App, Actor>): RefusedForm {
  if (!(error instanceof AppError)) throw error;
  if (error.status >= 500 && !ofOthers.includes(error.status)) throw error;
  return { error: exchange.report(error), ...enteredForm(exchange.request) };
}

interface Failure<App, Actor> {
  error: unknown;
  pages: Pages<App, Actor>;
}

function failure<App, Actor>(
  route: Route<App, Actor>,
  exchange: Exchange<App, Actor>,
  { error, pages }: Failure<App, Actor>,
): Response {
  if (isAbort(error, exchange.request)) return new Response(null, { status: 499 });
  const shown: PublicError = exchange.report(error);
  const response = answersHtml(route, exchange.request)
    ? pages.showError(route, exchange, shown)
    : errorJson(shown);
  if (shown.status === 405) response.headers.set("allow", allowed(route));
  return response;
}

function answersHtml<App, Actor>({ handler }: Route<App, Actor>, { method }: Request): boolean {
  const asked = handler[method as HttpMethod] ?? handler.GET ?? handler.POST;
  return asked !== undefined && asked.kind !== "endpoint";
}

function allowed<App, Actor>({ handler }: Route<App, Actor>): string {
  const names = Object.keys(handler);
  return [...names, ...(names.includes("GET") ? ["HEAD"] : [])].join(", ");
}

/** Also ends a stream that nobody will read. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}
