import { Button, IconButton } from "@/components/kit/Button.tsx";
import { withQuery } from "@/components/shell/address.ts";
import type { Theme } from "@/components/shell/theme.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import { keyboardMapAsked, searchAsked } from "./_open_overlays.ts";
import SearchDialog from "./_SearchDialog.tsx";
import ThemeSwitch from "./_ThemeSwitch.tsx";

/** What is at hand on every page: search, language, theme, keyboard. Links work without any script. */
export default function ShellTools({ lang, theme, address, isSignedIn }: {
  lang: Lang;
  theme: Theme;
  /** The page's path and query. */
  address: string;
  isSignedIn: boolean;
}) {
  const t = translator(shellTexts, lang);
  const other: Lang = lang === "de" ? "en" : "de";
  return (
    <section class="tools" aria-label={t("tools")}>
      {isSignedIn && (
        <>
          <Button look="quiet" isSmall icon="search" onClick={() => void searchAsked.value++}>
            <span class="max-sm:sr-only">{t("search")}</span>
            <kbd class="kbd kbd-xs max-lg:hidden">{t("search.key")}</kbd>
          </Button>
          <SearchDialog lang={lang} />
        </>
      )}
      <a
        class="btn btn-ghost btn-sm"
        href={withQuery(address, "lang", other)}
        lang={other}
        hreflang={other}
        title={t("lang.other")}
      >
        <span aria-hidden="true">{other.toUpperCase()}</span>
        <span class="sr-only">{t("lang.other")}</span>
      </a>
      <ThemeSwitch theme={theme} address={address} lang={lang} />
      <IconButton icon="keyboard" label={t("keys")} onClick={() => void keyboardMapAsked.value++} />
    </section>
  );
}
