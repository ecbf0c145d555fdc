import type { ComponentChildren } from "preact";
import { type Lang, translator } from "@/core/contract/mod.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";

/** The rail with the main areas and the jobs under way, and the page beside it. */
export default function Shell({ lang, url, isSignedIn, tray, children }: {
  lang: Lang;
  /** The page's address; says which area is open. */
  url: URL;
  isSignedIn: boolean;
  tray: ComponentChildren;
  children: ComponentChildren;
}) {
  const t = translator(shellTexts, lang);
  return (
    <>
      <a class="skip" href="#page">{t("skip")}</a>
      <div class="shell">
        <header class="rail">
          <a class="rail-name" href="/">Lernwerk</a>
          {isSignedIn && <Areas lang={lang} path={url.pathname} />}
          <div class="rail-foot">
            {tray}
            <LanguageSwitch lang={lang} url={url} />
          </div>
        </header>
        <main id="page" class="page" tabIndex={-1}>{children}</main>
      </div>
    </>
  );
}

/** A project's things have addresses of their own. */
const ofProjects = /^\/($|(projects|documents|runs|artifacts|evaluations)\b)/;

const areas = [
  { href: "/", text: "nav.projects", isOpen: (path: string) => ofProjects.test(path) },
  { href: "/models", text: "nav.models", isOpen: (path: string) => path.startsWith("/models") },
  { href: "/jobs", text: "nav.jobs", isOpen: (path: string) => path.startsWith("/jobs") },
  { href: "/settings", text: "nav.settings", isOpen: (path: string) => path === "/settings" },
] as const;

function Areas({ lang, path }: { lang: Lang; path: string }) {
  const t = translator(shellTexts, lang);
  return (
    <nav class="rail-links" aria-label={t("nav.label")}>
      {areas.map(({ href, text, isOpen }) => (
        <a key={href} href={href} aria-current={isOpen(path) ? "page" : undefined}>{t(text)}</a>
      ))}
    </nav>
  );
}

/** Leads to this very page in the other language. */
function LanguageSwitch({ lang, url }: { lang: Lang; url: URL }) {
  const t = translator(shellTexts, lang);
  const other: Lang = lang === "de" ? "en" : "de";
  const query = new URLSearchParams(url.searchParams);
  query.set("lang", other);
  return (
    <a class="rail-lang" href={`${url.pathname}?${query}`} lang={other} hreflang={other}>
      {t("lang.other")}
    </a>
  );
}
