import { useState } from "preact/hooks";
import Icon from "@/components/kit/Icon.tsx";
import type { IconName } from "@/components/kit/icons.ts";
import { withQuery } from "@/components/shell/address.ts";
import { type Theme, themeCookieText, themeNames, themes } from "@/components/shell/theme.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";

const icons: Readonly<Record<Theme, IconName>> = { system: "monitor", light: "sun", dark: "moon" };

/** Leads from one theme to the next: like the computer, light, dark. With script at once. */
export default function ThemeSwitch({ theme: first, address, lang }: {
  theme: Theme;
  address: string;
  lang: Lang;
}) {
  const [theme, setTheme] = useState(first);
  const t = translator(shellTexts, lang);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
  function choose(event: Event): void {
    event.preventDefault();
    document.cookie = themeCookieText(next);
    showTheme(next);
    setTheme(next);
  }
  const label = `${t("theme.label")}: ${t(`theme.${theme}`)}`;
  return (
    <a
      class="btn btn-ghost btn-sm btn-square"
      href={withQuery(address, "theme", next)}
      aria-label={label}
      title={label}
      onClick={choose}
    >
      <Icon name={icons[theme]} size="small" />
    </a>
  );
}

/** Charts hear `themechange` and draw themselves anew. */
function showTheme(theme: Theme): void {
  const name = themeNames[theme];
  if (name) document.documentElement.dataset["theme"] = name;
  else delete document.documentElement.dataset["theme"];
  dispatchEvent(new Event("themechange"));
}
