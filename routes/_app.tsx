import Shell from "@/components/Shell.tsx";
import type { Actor } from "@/core/contract/mod.ts";
import JobTray from "@/islands/JobTray.tsx";
import { Head, type ShellProps } from "@/web/mod.ts";
import type { ShellState } from "./_shell_state.ts";

/** The document around every page. */
export default function App({ Component, lang, url, actor, state }: ShellProps<Actor>) {
  const { tray } = state as Partial<ShellState>;
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
        <Shell
          lang={lang}
          url={url}
          isSignedIn={actor !== null}
          tray={tray && <JobTray first={tray.jobs} cursor={tray.cursor} lang={lang} />}
        >
          <Component />
        </Shell>
      </body>
    </html>
  );
}
