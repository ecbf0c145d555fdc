import type { JSX } from "preact";
import { createElement } from "preact";
import type { ClientAssets } from "./client_assets.ts";
import type { ErrorPageProps, Page, PageData } from "./define.ts";
import { errorText } from "./errors.ts";
import type { PublicError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { newNonce, pagePolicy } from "./headers.ts";
import type { EnteredForm } from "./input.ts";
import type { Manifest } from "./manifest.ts";
import { renderDocument } from "./render.tsx";
import type { View } from "./render.tsx";
import type { AnyComponent, Route, Surroundings } from "./routes.ts";

/** A form that was refused: its page is shown again with the reason and what was entered. */
export interface RefusedForm extends EnteredForm {
  error: PublicError;
}

/** Turns loaded data and errors into HTML answers. */
export interface Pages<App, Actor> {
  show(
    route: Route<App, Actor>,
    exchange: Exchange<App, Actor>,
    options: { page: Page<App, Actor>; refused?: RefusedForm | undefined },
  ): Promise<Response>;
  /** Never throws: an error page that fails itself falls back to plain text. */
  showError(
    around: Surroundings<App, Actor>,
    exchange: Exchange<App, Actor>,
    error: PublicError,
  ): Response;
}

/** The manifest and assets that pages are rendered with. */
export function createPages<App, Actor>(
  { manifest, clientAssets }: { manifest: Manifest<App, Actor>; clientAssets: ClientAssets },
): Pages<App, Actor> {
  const names = Object.entries(manifest.islands).map(([file, module]) =>
    [module.default, file] as const
  );
  const islands = new Map<unknown, string>(names);
  const html = (view: View, status: number) => {
    const nonce = newNonce();
    const markup = renderDocument(view, { islands, assets: clientAssets }, nonce);
    return new Response(markup, {
      status,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": pagePolicy(nonce),
      },
    });
  };
  return {
    async show(route, exchange, { page, refused }) {
      const data = await page.load(exchange);
      if (data instanceof Response) return data;
      const { url, params, lang, actor, state } = exchange;
      const props: PageData<unknown, unknown, unknown> = {
        data,
        url,
        params,
        lang,
        actor,
        state,
        error: refused?.error ?? null,
        form: refused?.form ?? {},
        lists: refused?.lists ?? {},
      };
      const { layouts, app } = route;
      const view = { page: route.component ?? Nothing, layouts, app, props: { ...props } };
      return html(view, refused?.error.status ?? 200);
    },
    showError({ app, errorPage, notFoundPage }, exchange, error) {
      const { url, lang, actor, state } = exchange;
      const page = (error.status === 404 ? notFoundPage : undefined) ?? errorPage ?? PlainError;
      const props: ErrorPageProps<Actor> = { error, url, lang, actor, state };
      try {
        return html({ page, layouts: [], app, props: { ...props } }, error.status);
      } catch (cause) {
        exchange.report(cause);
        return errorText(error);
      }
    },
  };
}

const PlainError: AnyComponent = (props) => {
  const { message, hint, requestId } = props.error as PublicError;
  return (
    <main>
      <h1>{message}</h1>
      <p>{hint}</p>
      <p>
        <small>{requestId}</small>
      </p>
    </main>
  );
};

function Nothing(): JSX.Element {
  return createElement("main", null);
}
