import type { ComponentChildren } from "preact";
import Badge from "@/components/kit/Badge.tsx";
import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { PackId, SystemReport } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import { translator } from "@/core/contract/text.ts";

type ShownPack = SystemReport["packs"][number];

/** What can be installed: state, size, and the button that mends it. */
export default function PackList({ packs, installs, lang }: {
  packs: readonly ShownPack[];
  /** What shows the installations that are under way or went wrong. */
  installs: Partial<Record<PackId, ComponentChildren>>;
  lang: Lang;
}) {
  const t = translator(systemTexts, lang);
  return (
    <Card id="packs" title={t("packs")} lead={t("packs.hint")}>
      <ul class="stacked">
        {packs.map((pack) => (
          <li key={pack.id}>
            <Stack gap="small">
              <PackLine pack={pack} lang={lang} />
              {installs[pack.id]}
            </Stack>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const tones = {
  installed: { tone: "good", icon: "done" },
  missing: { tone: "plain", icon: "package" },
  broken: { tone: "bad", icon: "alert" },
  installing: { tone: "accent", icon: "download" },
} as const;

function PackLine({ pack, lang }: { pack: ShownPack; lang: Lang }) {
  const t = translator(systemTexts, lang);
  const { id, name, state, isOptional, reason, stateText, bytes, downloadBytes } = pack;
  const disk = bytesText(bytes, lang);
  const size = state === "installed"
    ? t("pack.size", { disk })
    : t("pack.download", { size: bytesText(downloadBytes, lang), disk });
  return (
    <form method="post" action="/settings#packs">
      <Row isSpread>
        <Stack gap="tight">
          <Row>
            <strong>{name}</strong>
            <Badge {...tones[state]}>{t(`pack.${state}`)}</Badge>
          </Row>
          <Hint>{reason ? `${stateText} ${size}` : size}</Hint>
          {isOptional && (id === "trainer-python" || id === "inference-gpu") && (
            <Hint>{t(`pack.optional.${id}`)}</Hint>
          )}
        </Stack>
        {state !== "installing" && (
          <>
            <input type="hidden" name="pack" value={id} />
            <Button
              type="submit"
              look={state === "installed" || isOptional ? "quiet" : "primary"}
              isSmall={state === "installed"}
              name="do"
              value="install"
              aria-label={`${t(buttonText(state))}: ${name}`}
            >
              {t(buttonText(state))}
            </Button>
          </>
        )}
      </Row>
    </form>
  );
}

function buttonText(state: "installed" | "missing" | "broken") {
  if (state === "installed") return "install.again";
  return state === "broken" ? "install.repair" : "install";
}
