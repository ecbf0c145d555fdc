import Badge from "@/components/kit/Badge.tsx";
import { Quiet } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { casesTexts } from "@/core/contract/text/cases.ts";
import { translator } from "@/core/contract/text.ts";

/** What a model answered, and whether that is right. */
export default function AnswerText({ text, isRight, textLang, lang }: {
  text: string;
  isRight: boolean;
  /** The language of the answer where it is known. */
  textLang?: string;
  lang: Lang;
}) {
  const t = translator(casesTexts, lang);
  return (
    <>
      {text === ""
        ? <Quiet>{t("case.empty")}</Quiet>
        : <span class="verbatim" lang={textLang}>{text}</span>}{" "}
      <Badge tone={isRight ? "good" : "bad"} icon={isRight ? "check" : "close"}>
        {t(isRight ? "case.right" : "case.wrong")}
      </Badge>
    </>
  );
}
