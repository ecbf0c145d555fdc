import { useState } from "preact/hooks";
import { IconLink } from "@/components/kit/Button.tsx";
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
    <IconLink
      icon={icons[theme]}
      label={label}
      href={withQuery(address, "theme", next)}
      onClick={choose}
    />
  );
}

function showTheme(theme: Theme): void {
  const name = themeNames[theme];
  if (name) document.documentElement.dataset["theme"] = name;
  else delete document.documentElement.dataset["theme"];
}
