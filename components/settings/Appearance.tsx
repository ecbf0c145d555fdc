import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { SectionTitle } from "@/components/kit/Text.tsx";
import { type Theme, themes } from "@/components/shell/theme.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";

/** Language and theme of this browser; links, so that they work without any script. */
export default function Appearance({ theme, lang }: { theme: Theme; lang: Lang }) {
  const t = translator(settingsTexts, lang);
  const tShell = translator(shellTexts, lang);
  return (
    <Card
      id="appearance"
      title={t("settings.section.appearance")}
      lead={t("settings.section.appearance.lead")}
    >
      <Stack gap="small">
        <SectionTitle level={3}>{t("settings.language")}</SectionTitle>
        <Row>
          {(["de", "en"] as const).map((code) => (
            <LinkButton
              key={code}
              look={code === lang ? "primary" : "plain"}
              href={`/settings?lang=${code}`}
              lang={code}
              hreflang={code}
              aria-current={code === lang ? "true" : undefined}
            >
              {t(`settings.language.${code}`)}
            </LinkButton>
          ))}
        </Row>
      </Stack>
      <Stack gap="small">
        <SectionTitle level={3}>{t("settings.theme")}</SectionTitle>
        <Row>
          {themes.map((name) => (
            <LinkButton
              key={name}
              look={name === theme ? "primary" : "plain"}
              href={`/settings?theme=${name}`}
              aria-current={name === theme ? "true" : undefined}
            >
              {tShell(`theme.${name}`)}
            </LinkButton>
          ))}
        </Row>
      </Stack>
    </Card>
  );
}
