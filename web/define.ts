import type { JSX } from "preact";
import type { z } from "zod";
import type { Lang } from "@/core/contract/mod.ts";
import { jsonAnswer, seeOther } from "./answers.ts";
import type { PublicError } from "./errors.ts";
import type { Exchange, Middleware } from "./exchange.ts";
import { parseForm, parseInput, parseQuery, readJson } from "./input.ts";
import type { ActionSpec, EndpointSpec, MethodSpec } from "./method_spec.ts";

type Schema = z.ZodType;
type Out<S, Key extends string, Otherwise> = S extends { [K in Key]: infer T extends Schema }
  ? z.output<T>
  : Otherwise;
type ActorOf<S, Actor> = S extends { access: "public" } ? Actor | null : Actor;
type ParamsOf<S> = Out<S, "params", Readonly<Record<string, string>>>;

/** What a handler gets: the exchange with its checked inputs. */
export type Context<S, App, Actor> =
  & Omit<Exchange<App, Actor>, "params" | "actor">
  & {
    readonly params: ParamsOf<S>;
    readonly query: Out<S, "query", undefined>;
    readonly body: Out<S, "body", undefined>;
    readonly form: Out<S, "form", undefined>;
    readonly actor: ActorOf<S, Actor>;
  };

type Later<T> = T | Promise<T>;
type EndpointResult<S> = S extends { stream: string } ? Response
  : S extends { output: infer T extends Schema } ? z.input<T>
  : void;

/** A declared REST method, ready to be exported in `handler`. */
export interface Endpoint<App, Actor> {
  readonly kind: "endpoint";
  readonly spec: EndpointSpec;
  readonly respond: (exchange: Exchange<App, Actor>) => Promise<Response>;
}

/** A declared form target, ready to be exported in `handler`. */
export interface Action<App, Actor> {
  readonly kind: "action";
  readonly spec: ActionSpec;
  readonly respond: (exchange: Exchange<App, Actor>) => Promise<Response>;
}

/** A declared page: what it loads becomes `data` of the file's default component. */
export interface Page<App, Actor, Data = unknown, Params = unknown, Seen = unknown> {
  readonly kind: "page";
  readonly spec: MethodSpec;
  readonly load: (exchange: Exchange<App, Actor>) => Promise<Response | Data>;
  /** Carries the types of the component's `params` and `actor`; never set. */
  readonly types?: { params: Params; actor: Seen };
}

/** Any declared method. */
export type Method<App, Actor> = Endpoint<App, Actor> | Action<App, Actor> | Page<App, Actor>;

/** What a page's component gets. */
export interface PageData<Data, Params, Seen> {
  data: Data;
  url: URL;
  params: Params;
  lang: Lang;
  actor: Seen;
  /** What the middleware left. */
  state: Readonly<Record<string, unknown>>;
  /** What went wrong with the form that was just sent to this page, else null. */
  error: PublicError | null;
  /** What stood in that form, so that nothing entered is lost. */
  form: Readonly<Record<string, string>>;
  /** The same with every value of each field, for those of which several may be ticked. */
  lists: Readonly<Record<string, readonly string[]>>;
}

/** The props of a page component, from its handler: `PageProps<typeof handler>`. */
export type PageProps<Handler> = Handler extends
  { GET: Page<never, never, infer Data, infer Params, infer Seen> } ? PageData<Data, Params, Seen>
  : never;

/** The props of `_app.tsx` and `_layout.tsx`: the page's own, and the page to put inside. */
export interface ShellProps<Actor> extends PageData<unknown, unknown, Actor | null> {
  Component: () => JSX.Element;
}

/** The props of an error page (`_error.tsx`, `_404.tsx`). */
export interface ErrorPageProps<Actor> {
  error: PublicError;
  url: URL;
  lang: Lang;
  actor: Actor | null;
  /** What the middleware left; empty when none ran. */
  state: Readonly<Record<string, unknown>>;
}

/** The functions with which route files declare what they export, bound to the product's types. */
export interface Define<App, Actor, Right extends string> {
  endpoint<const S extends EndpointSpec<Right>>(
    spec: S,
    run: (ctx: Context<S, App, Actor>) => Later<EndpointResult<S>>,
  ): Endpoint<App, Actor>;
  /** `load` returns the component's data, or a `Response` such as a redirect. */
  page<const S extends MethodSpec<Right>, Loaded>(
    spec: S,
    load: (ctx: Context<S, App, Actor>) => Later<Loaded>,
  ): Page<App, Actor, Exclude<Awaited<Loaded>, Response>, ParamsOf<S>, ActorOf<S, Actor>>;
  /** `run` returns the path to go on to (answered with 303), or a `Response`. */
  action<const S extends ActionSpec<Right>>(
    spec: S,
    run: (ctx: Context<S, App, Actor>) => Later<string | Response>,
  ): Action<App, Actor>;
  middleware(run: Middleware<App, Actor>): Middleware<App, Actor>;
}

/** Binds the declaring functions to what the product hands to its handlers. */
export function createDefine<App, Actor, Right extends string>(): Define<App, Actor, Right> {
  return {
    endpoint: (spec, run) => ({
      kind: "endpoint",
      spec,
      respond: async (exchange) =>
        jsonAnswer(spec, await run(await checkedContext(exchange, spec))),
    }),
    page: (spec, load) => ({
      kind: "page",
      spec,
      load: async (exchange) => await load(await checkedContext(exchange, spec)) as never,
    }),
    action: (spec, run) => ({
      kind: "action",
      spec,
      respond: async (exchange) => seeOther(await run(await checkedContext(exchange, spec))),
    }),
    middleware: (run) => run,
  };
}

/** Checks query, body and form; `params` and rights were checked before (see `admit`). */
async function checkedContext<S extends MethodSpec, App, Actor>(
  exchange: Exchange<App, Actor>,
  spec: S & Partial<Pick<EndpointSpec, "body" | "maxBodyBytes"> & Pick<ActionSpec, "form">>,
): Promise<Context<S, App, Actor>> {
  const { request, url, lang } = exchange;
  const { query, body, form } = spec;
  const checked = {
    ...exchange,
    query: query && parseInput(query, parseQuery(url.searchParams), { lang, whole: "query" }),
    body: body &&
      parseInput(body, await readJson(request, spec.maxBodyBytes), { lang, whole: "body" }),
    form: form && form !== "stream"
      ? parseInput(form, await parseForm(request), { lang, whole: "form" })
      : undefined,
  };
  // The conditional types above cannot follow the checks; the schemas they name were just applied.
  return checked as unknown as Context<S, App, Actor>;
}
