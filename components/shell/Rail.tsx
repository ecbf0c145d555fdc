import type { ComponentChildren } from "preact";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import Icon from "../kit/Icon.tsx";
import { areas } from "./areas.ts";

/**
 * The main areas and, at its foot, the jobs under way. Below 1024 px only icons with short names;
 * below 640 px a bar at the bottom of the screen.
 */
export default function Rail({ path, isSignedIn, tray, lang }: {
  path: string;
  isSignedIn: boolean;
  tray: ComponentChildren;
  lang: Lang;
}) {
  const t = translator(shellTexts, lang);
  return (
    <header class="rail">
      <a class="rail-brand" href="/">
        <span class="rail-sign" aria-hidden="true">L</span>
        <span class="rail-name">Lernwerk</span>
      </a>
      {isSignedIn && (
        <nav class="rail-areas" aria-label={t("nav.label")}>
          {areas.map(({ href, text, icon, isOpen }) => (
            <a key={href} href={href} aria-current={isOpen(path) ? "page" : undefined}>
              <Icon name={icon} />
              <span>{t(text)}</span>
            </a>
          ))}
        </nav>
      )}
      {tray}
    </header>
  );
}
