import type { ComponentChildren } from "preact";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import Rail from "./Rail.tsx";

/** What the pages get from islands: the shell itself only draws. */
export interface ShellParts {
  /** The jobs under way. */
  tray: ComponentChildren;
  /** Search, language, theme, keyboard. */
  tools: ComponentChildren;
  /** The open project's name with the way to others; null outside of projects. */
  crumbs: ComponentChildren;
  /** The open project's path of steps. */
  path: ComponentChildren;
  /** Toasts, banners and dialogs, which stand above every page. */
  overlays: ComponentChildren;
}

/** The rail, the bar above the page, the open project's path, and the page. */
export default function Shell({ lang, url, isSignedIn, parts, children }: {
  lang: Lang;
  /** The page's address; says which area is open. */
  url: URL;
  isSignedIn: boolean;
  parts: ShellParts;
  children: ComponentChildren;
}) {
  return (
    <>
      <a class="skip-link" href="#page">{translator(shellTexts, lang)("skip")}</a>
      <div class="shell">
        <Rail path={url.pathname} isSignedIn={isSignedIn} tray={parts.tray} lang={lang} />
        <div class="stage">
          <div class="stage-head">
            <div class="top-bar">
              {parts.crumbs ?? <span />}
              {parts.tools}
            </div>
            {parts.path}
          </div>
          <main id="page" class="page" tabIndex={-1}>{children}</main>
        </div>
      </div>
      {parts.overlays}
    </>
  );
}
