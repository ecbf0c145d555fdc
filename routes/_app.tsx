import Crumbs from "@/components/shell/Crumbs.tsx";
import { framedOf } from "@/components/shell/framed.ts";
import { openStep } from "@/components/shell/open_step.ts";
import Shell from "@/components/shell/Shell.tsx";
import { themeNames } from "@/components/shell/theme.ts";
import type { Actor } from "@/core/contract/mod.ts";
import JobTray from "@/islands/shell/JobTray.tsx";
import Overlays from "@/islands/shell/Overlays.tsx";
import ProjectPath from "@/islands/shell/ProjectPath.tsx";
import ShellTools from "@/islands/shell/ShellTools.tsx";
import { Head, type ShellProps } from "@/web/mod.ts";
import type { ShellState } from "./_shell_state.ts";

/** The document around every page. */
export default function App({ Component, lang, url, actor, state, data }: ShellProps<Actor>) {
  const { tray, theme = "system", projects = [] } = state as Partial<ShellState>;
  const framed = framedOf(data);
  const isSignedIn = actor !== null;
  return (
    <html lang={lang} data-theme={themeNames[theme]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body data-project={framed?.project.id}>
        <Head>
          <title>Lernwerk</title>
        </Head>
        <Shell
          lang={lang}
          url={url}
          isSignedIn={isSignedIn}
          parts={{
            tray: tray && <JobTray first={tray.jobs} cursor={tray.cursor} lang={lang} />,
            crumbs: framed && <Crumbs project={framed.project} projects={projects} lang={lang} />,
            tools: (
              <ShellTools
                lang={lang}
                theme={theme}
                address={url.pathname + url.search}
                isSignedIn={isSignedIn}
              />
            ),
            path: framed && (
              <ProjectPath
                projectId={framed.project.id}
                steps={framed.steps}
                current={openStep(url.pathname, framed.steps)}
                cursor={tray?.cursor ?? null}
                lang={lang}
              />
            ),
            overlays: <Overlays lang={lang} cursor={tray?.cursor ?? null} />,
          }}
        >
          <Component />
        </Shell>
      </body>
    </html>
  );
}
