import type { Hit } from "@/core/contract/retrieval.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { translator } from "@/core/contract/text.ts";
import Disclosure from "../kit/Disclosure.tsx";
import { Hint } from "../kit/Text.tsx";
import MarkedWords from "./MarkedWords.tsx";
import { excerptOf, matchingParts } from "./matching_parts.ts";
import PassageHead from "./PassageHead.tsx";
import PassageLinks, { placeText } from "./PassageLinks.tsx";
import WhyTable, { whyText } from "./WhyTable.tsx";

/** A passage that was found: where it stands, its text with the words marked, and why it is here. */
export default function HitCard({ hit, words, hasReasons, lang }: {
  hit: Hit;
  /** That were looked for. */
  words: readonly string[];
  hasReasons: boolean;
  lang: Lang;
}) {
  const t = translator(passageTexts, lang);
  const { place, documentName, text, why } = hit;
  const { parts, isWhole } = excerptOf(text, words);
  return (
    <li class="flex min-w-0 flex-col gap-2 border-t border-base-300 py-4 first:border-t-0 first:pt-0">
      <PassageHead mark={String(place)} name={documentName}>
        <Hint>{placeText(hit, lang)}</Hint>
      </PassageHead>
      <MarkedWords parts={parts} />
      {!isWhole && (
        <Disclosure summary={t("passages.whole")}>
          <MarkedWords parts={matchingParts(text, words)} />
        </Disclosure>
      )}
      {hasReasons && (
        <Disclosure summary={`${t("why.title")}: ${whyText(why, lang)}`}>
          <WhyTable why={why} lang={lang} />
        </Disclosure>
      )}
      <PassageLinks place={hit} words={words} lang={lang} />
    </li>
  );
}
