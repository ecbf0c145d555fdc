import Badge from "@/components/kit/Badge.tsx";
import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Message from "@/components/kit/Message.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import { type Lang, type Pack, translator } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { packTexts } from "@/core/contract/text/packs.ts";
import { welcomeTexts } from "@/core/contract/text/welcome.ts";

const tones = {
  installed: "good",
  missing: "plain",
  broken: "warning",
  installing: "accent",
} as const;

/** What must be there before anything can be trained: each with its size, and one button for all. */
export default function SetUpCard({ packs, lang }: { packs: readonly Pack[]; lang: Lang }) {
  const t = translator(welcomeTexts, lang);
  const wanted = packs.filter(({ state }) => state === "missing" || state === "broken");
  const download = wanted.reduce((sum, { downloadBytes }) => sum + downloadBytes, 0);
  const isRunning = packs.some(({ state }) => state === "installing");
  return (
    <Card
      id="set-up"
      title={t("setup")}
      lead={wanted.length > 0 && t("setup.lead", { size: bytesText(download, lang) })}
    >
      <ul class="stacked">
        {packs.map((pack) => <PackLine key={pack.id} pack={pack} lang={lang} />)}
      </ul>
      {isRunning && <Message action={<a href="/jobs">{t("setup.running")}</a>} />}
      {wanted.length > 0 && (
        <form method="post">
          <Row isSpread>
            <Button type="submit" name="do" value="install" look="primary" icon="download">
              {t("setup.start")}
            </Button>
            <Hint>
              <a href="/settings">{t("setup.offline")}</a>
            </Hint>
          </Row>
        </form>
      )}
    </Card>
  );
}

function PackLine({ pack: { id, state, downloadBytes, bytes }, lang }: { pack: Pack; lang: Lang }) {
  const t = translator(welcomeTexts, lang);
  const params = { size: bytesText(downloadBytes, lang), disk: bytesText(bytes, lang) };
  return (
    <li class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <span>
        <strong>{translator(packTexts, lang)(`packs.name.${id}`)}</strong>{" "}
        <span class="quiet">{t(`use.${id}`)}</span>
      </span>
      <Badge tone={tones[state]}>{t(`setup.state.${state}`, params)}</Badge>
    </li>
  );
}
