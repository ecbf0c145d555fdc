import Shell from "@/components/Shell.tsx";
import type { Actor } from "@/core/contract/mod.ts";
import { Head, type ShellProps } from "@/web/mod.ts";

/** The document around every page. */
export default function App({ Component, lang, url, actor }: ShellProps<Actor>) {
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/styles.css" />
      </head>
      <body>
        <Head>
          <title>Lernwerk</title>
        </Head>
        <Shell lang={lang} path={url.pathname} isSignedIn={actor !== null}>
          <Component />
        </Shell>
      </body>
    </html>
  );
}
