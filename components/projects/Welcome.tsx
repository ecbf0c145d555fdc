import type { ComponentChildren } from "preact";
import Card from "@/components/kit/Card.tsx";
import { Columns, Stack } from "@/components/kit/Layout.tsx";
import { Hint, PageTitle } from "@/components/kit/Text.tsx";
import { type ComputerWords, type Lang, type Pack, translator } from "@/core/contract/mod.ts";
import { welcomeTexts } from "@/core/contract/text/welcome.ts";
import SetUpCard from "./SetUpCard.tsx";

/** The first screen of all: what this does, what this computer can do, and the two ways to begin. */
export default function Welcome({ computer, packs, ownProject, example, lang }: {
  computer: ComputerWords;
  packs: readonly Pack[];
  /** Begins with one's own documents. */
  ownProject: ComponentChildren;
  /** Begins by watching. */
  example: ComponentChildren;
  lang: Lang;
}) {
  const t = translator(welcomeTexts, lang);
  const isReady = packs.every(({ state }) => state === "installed");
  return (
    <>
      <div class="max-w-3xl">
        <PageTitle title={t("title")} lead={t("lead")} />
        <p class="mt-2 font-medium">{t("private")}</p>
      </div>
      {!isReady && <SetUpCard packs={packs} lang={lang} />}
      <Columns atLeast="wide">
        <Card title={t("begin.own")} lead={t("begin.own.hint")}>{ownProject}</Card>
        {example}
      </Columns>
      <Columns atLeast="wide">
        <Card title={t("computer")}>
          <Stack gap="small">
            {computer.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
            <Hint>
              <a href="/settings#computer">{t("computer.all")}</a>
            </Hint>
          </Stack>
        </Card>
        {isReady && <SetUpCard packs={packs} lang={lang} />}
      </Columns>
    </>
  );
}
