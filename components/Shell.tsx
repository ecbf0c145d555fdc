import type { ComponentChildren } from "preact";
import { type Lang, translator } from "@/core/contract/mod.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";

/** The rail with the main areas, and the page beside it. */
export default function Shell({ lang, path, isSignedIn, children }: {
  lang: Lang;
  /** The address without its query; says which area is open. */
  path: string;
  isSignedIn: boolean;
  children: ComponentChildren;
}) {
  const t = translator(shellTexts, lang);
  return (
    <>
      <a class="skip" href="#page">{t("skip")}</a>
      <div class="shell">
        <header class="rail">
          <a class="rail-name" href="/">Lernwerk</a>
          {isSignedIn && <Areas lang={lang} path={path} />}
          <div class="rail-foot">
            <LanguageSwitch lang={lang} path={path} />
          </div>
        </header>
        <main id="page" class="page">{children}</main>
      </div>
    </>
  );
}

const areas = [
  { href: "/", text: "nav.projects", isOpen: (path: string) => /^\/($|projects\b)/.test(path) },
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

function LanguageSwitch({ lang, path }: { lang: Lang; path: string }) {
  const t = translator(shellTexts, lang);
  const other: Lang = lang === "de" ? "en" : "de";
  return <a href={`${path}?lang=${other}`} lang={other} hreflang={other}>{t("lang.other")}</a>;
}
