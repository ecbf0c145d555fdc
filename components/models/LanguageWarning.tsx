import { LinkButton } from "@/components/kit/Button.tsx";
import Message from "@/components/kit/Message.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { LanguageGap } from "@/core/contract/models.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";

/** That the texts are German and the model is not, with the way to one that is. */
export default function LanguageWarning({ gap, lang }: { gap: LanguageGap; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  const { isStarter, model } = gap;
  return (
    <Message
      tone="warning"
      title={t(isStarter ? "gap.starter" : "gap.model", { model })}
      action={<LinkButton isSmall href="/models#german">{t("gap.remedy")}</LinkButton>}
    >
      {t("gap.what")}
    </Message>
  );
}
