import { Fragment, h } from "preact";
import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Lang } from "@/core/contract/mod.ts";
import type { ClientAssets } from "./client_assets.ts";
import { withOneTitle } from "./head.tsx";
import { duringRendering } from "./islands.tsx";
import type { Rendering } from "./islands.tsx";
import type { AnyComponent } from "./routes.ts";

/** A page before it is markup. */
export interface View {
  page: AnyComponent;
  /** From the outermost to the innermost. */
  layouts: AnyComponent[];
  app: AnyComponent | undefined;
  /** What the page gets; layouts and the app get the same and `Component`. */
  props: Record<string, unknown> & { lang: Lang };
}

/** What the whole server renders with. */
export interface RenderTools {
  islands: ReadonlyMap<unknown, string>;
  assets: ClientAssets;
}

/** Renders a whole document. Synchronous on purpose: see `duringRendering`. */
export function renderDocument(
  view: View,
  { islands, assets }: RenderTools,
  nonce: string,
): string {
  const rendering: Rendering = { islands, used: new Set(), head: [] };
  return duringRendering(rendering, () => {
    const page = renderToString(wrapped(view));
    const head = renderToString(
      <>
        {h(Fragment, null, ...withOneTitle(rendering.head))}
        {assets.styles.map((href) => <link key={href} rel="stylesheet" href={href} />)}
        <Scripts nonce={nonce} used={[...rendering.used]} assets={assets} />
      </>,
    );
    // A function, since "$" in the head's text must not be read as a pattern.
    return `<!DOCTYPE html>${page.replace("</head>", () => `${head}</head>`)}`;
  });
}

function wrapped({ page, layouts, app, props }: View): JSX.Element {
  const shells = [app ?? PlainApp, ...layouts];
  const Whole = shells.reduceRight<AnyComponent>(
    (Inner, Shell) => () => <Shell {...props} Component={() => <Inner {...props} />} />,
    page,
  );
  return <Whole {...props} />;
}

/** The document of an app without `_app.tsx`. */
function PlainApp({ Component, lang }: Record<string, unknown>): JSX.Element {
  const Inner = Component as AnyComponent;
  return (
    <html lang={String(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
      </head>
      <body>
        <Inner />
      </body>
    </html>
  );
}

interface ScriptsProps {
  nonce: string;
  used: string[];
  assets: ClientAssets;
}

/** Nothing at all for a page without islands. */
function Scripts({ nonce, used, assets }: ScriptsProps): JSX.Element {
  const scripts = used.length > 0 ? [...assets.always, assets.entry] : assets.always;
  const preloads = new Set(used.flatMap((island) => assets.preloads(island)));
  return (
    <>
      {scripts.length > 0 && <meta property="csp-nonce" nonce={nonce} />}
      {used.length > 0 && (
        <style
          nonce={nonce}
          dangerouslySetInnerHTML={{ __html: "x-island{display:contents}" }}
        />
      )}
      {[...preloads].map((href) => (
        <link
          key={href}
          rel="modulepreload"
          href={href}
          nonce={nonce}
        />
      ))}
      {scripts.map((src) => <script key={src} type="module" src={src} nonce={nonce} />)}
    </>
  );
}
