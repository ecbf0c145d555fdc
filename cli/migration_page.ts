import { type Lang, translator } from "@/core/contract/mod.ts";
import { migrationTexts } from "@/core/contract/text/migration.ts";
import type { MigrationProgress } from "@/core/storage/mod.ts";

/** By itself, since nothing of the app is there yet: in the colours of `styles/themes.css`. */
const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center;
    font: 1rem/1.6 system-ui, sans-serif;
    background: light-dark(oklch(96.6% 0.006 95), oklch(19.5% 0.012 240));
    color: light-dark(oklch(26% 0.018 250), oklch(91% 0.01 95)); }
  main { max-width: 32rem; padding: 2rem; }
  h1 { font-size: 1.5rem; margin: 0; }
  progress { width: 100%; accent-color: light-dark(oklch(45% 0.085 210), oklch(76% 0.09 200)); }`;

/** How often the browser asks again. */
const againSeconds = 2;

/** The page that stands in for all others while data of an earlier version is made ready. */
export function migrationPage(
  progress: MigrationProgress,
  lang: Lang,
): { html: string; headers: Record<string, string> } {
  const t = translator(migrationTexts, lang);
  const said = t("migration.progress", { ...progress });
  const html = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${againSeconds}">
<title>${t("migration.title")}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${t("migration.title")}</h1>
<p>${t("migration.what")}</p>
<progress max="${progress.total}" value="${progress.done}" aria-label="${said}"></progress>
<p>${said}<br>${t("migration.then")}</p>
</main>
</body>
</html>`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  };
  return { html, headers };
}
